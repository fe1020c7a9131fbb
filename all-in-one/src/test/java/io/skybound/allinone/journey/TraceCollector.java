package io.skybound.allinone.journey;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the product under test sends its traces, by the protocol that every collector speaks. */
final class TraceCollector implements AfterAllCallback {

    /** A finished span. */
    record Seen(String trace, String id, String parent, String name, String type, String all) {
        static Seen of(Span span) {
            return new Seen(
                    hex(span.getTraceId()),
                    hex(span.getSpanId()),
                    hex(span.getParentSpanId()),
                    span.getName(),
                    span.getAttributesList().stream()
                            .filter(attribute -> attribute.getKey().equals("message.type"))
                            .map(attribute -> attribute.getValue().getStringValue())
                            .findFirst()
                            .orElse(""),
                    span.toString());
        }

        private static String hex(com.google.protobuf.ByteString bytes) {
            return HexFormat.of().formatHex(bytes.toByteArray());
        }
    }

    private final HttpServer server;
    private final Map<String, Seen> spans = new ConcurrentHashMap<>();

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceCollector collector = new TraceCollector(server);
            server.createContext("/v1/traces", exchange -> {
                collector.take(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop(0);
    }

    List<Seen> named(String trace, String name) {
        return spans.values().stream()
                .filter(span -> span.trace().equals(trace) && span.name().equals(name))
                .toList();
    }

    @Nullable
    Seen byId(String id) {
        return spans.get(id);
    }

    List<String> types(String trace) {
        return spans.values().stream()
                .filter(span -> span.trace().equals(trace))
                .map(Seen::type)
                .distinct()
                .toList();
    }

    String text() {
        return spans.values().stream().map(Seen::all).collect(Collectors.joining());
    }

    private void take(ExportTraceServiceRequest request) {
        request.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(Seen::of)
                .forEach(span -> spans.put(span.id(), span));
    }
}
