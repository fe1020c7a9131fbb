package io.skybound.allinone.journey;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.FaultEvent;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamHttpErrorException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page that watches something with an EventSource as browsers have it: cut off, it comes back by itself. */
final class LiveStream implements AutoCloseable {

    private final EventSource source;
    private final List<MessageEvent> events = new CopyOnWriteArrayList<>();
    private final List<Integer> refusals = new CopyOnWriteArrayList<>();
    private final List<String> interruptions = new CopyOnWriteArrayList<>();

    private LiveStream(URI stream, Map<String, String> headers) {
        var connect = ConnectStrategy.http(stream).readTimeout(1, TimeUnit.MINUTES);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            connect = connect.header(header.getKey(), header.getValue());
        }
        source = new EventSource.Builder(connect)
                .errorStrategy(ErrorStrategy.alwaysContinue())
                .retryDelay(100, TimeUnit.MILLISECONDS)
                .build();
        Thread.ofVirtual().start(this::watch);
    }

    static LiveStream of(Product product, String path, Map<String, String> headers) {
        return new LiveStream(product.uri().resolve(path), headers);
    }

    /** Returns when so many events have come. */
    List<JsonNode> await(int number) {
        org.awaitility.Awaitility.await(number + " events")
                .atMost(Duration.ofSeconds(90))
                .until(() -> events.size() >= number);
        return data();
    }

    List<JsonNode> data() {
        return events.stream()
                .map(event -> JsonMapper.shared().readTree(event.getData()))
                .toList();
    }

    List<Long> ids() {
        return events.stream()
                .map(event -> Long.valueOf(event.getLastEventId()))
                .toList();
    }

    List<String> names() {
        return events.stream().map(MessageEvent::getEventName).toList();
    }

    /** Returns when the stream has been cut off and was not let in again. */
    void awaitRefusal(int status) {
        org.awaitility.Awaitility.await("an end with " + status)
                .atMost(Duration.ofSeconds(30))
                .until(() -> refusals.contains(status));
    }

    boolean wasInterrupted() {
        return !interruptions.isEmpty();
    }

    @Override
    public void close() {
        source.close();
    }

    private void watch() {
        for (StreamEvent event : source.anyEvents()) {
            if (event instanceof MessageEvent message) {
                events.add(message);
            } else if (event instanceof FaultEvent fault) {
                interruptions.add(String.valueOf(fault.getCause()));
                if (fault.getCause() instanceof StreamHttpErrorException refused) {
                    refusals.add(refused.getCode());
                }
            }
        }
    }
}
