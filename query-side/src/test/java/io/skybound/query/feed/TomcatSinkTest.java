package io.skybound.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Streams over real connections, which take more than one thinks before they are full. */
class TomcatSinkTest {

    private static final String THING = "thing";
    private static final String BULK = "x".repeat(256 * 1024);
    private static final int CHANGES = 60;

    private final AtomicLong last = new AtomicLong(1);
    private final FeedHub hub = new FeedHub(
            new FeedProperties(9, 9, 9, DataSize.ofKilobytes(64), Duration.ofSeconds(15), Duration.ofSeconds(20)),
            Clock.systemUTC(),
            new NoEndings());
    private final Feed feed = hub.feed(new Counter(last));
    private final Tomcat tomcat = new Tomcat();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        ((AbstractProtocol<?>) tomcat.getConnector().getProtocolHandler()).setMaxThreads(2);
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "feed", new Streams(feed));
        context.addServletMappingDecoded("/", "feed");
        hub.start();
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        hub.stop();
        tomcat.stop();
        tomcat.destroy();
        hub.shutDown();
    }

    @Test
    void whoPausesSeesTheLatestStateNextOverTheSameConnection() throws IOException {
        try (Socket paused = open();
                Socket quick = open()) {
            BufferedReader reader = reader(paused);
            BufferedReader quickReader = reader(quick);
            assertThat(next(reader)).isEqualTo(1);
            assertThat(next(quickReader)).isEqualTo(1);
            for (int id = 2; id <= CHANGES; id++) {
                last.set(id);
                feed.hear(THING, id);
                while (next(quickReader) < id) {
                    // Everything that has changed meanwhile comes one by one.
                }
            }

            List<Long> seen = new ArrayList<>(List.of(1L));
            while (seen.getLast() < CHANGES) {
                seen.add(next(reader));
            }

            assertThat(seen).isSorted().doesNotHaveDuplicates().hasSizeLessThan(CHANGES);
            last.incrementAndGet();
            feed.hear(THING, last.get());
            assertThat(next(reader)).isEqualTo(CHANGES + 1);
            assertThat(hub.open()).isEqualTo(2);
        }
        await().until(() -> hub.open() == 0);
    }

    private Socket open() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort()));
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static long next(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("id: ")) {
                return Long.parseLong(line.substring(4));
            }
        }
        throw new IOException("the stream has ended");
    }

    private static final class Streams extends HttpServlet {
        private final transient Feed feed;

        Streams(Feed feed) {
            this.feed = feed;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            try {
                feed.open(THING, null, request, response);
            } catch (UncheckedIOException gone) {
                // as intended
            }
        }
    }

    /** One thing that has had as many changes as it says. */
    private record Counter(AtomicLong last) implements Source {
        @Override
        public Current current(String key, long after) {
            long now = last.get();
            List<Frame> news = now > after ? List.of(frame(now)) : List.of();
            return new Current(now, news.iterator());
        }

        @Override
        public boolean knows(String key, long id) {
            return id <= last.get();
        }

        @Override
        public List<Frame> after(String key, long id, int most) {
            List<Frame> frames = new ArrayList<>();
            for (long next = id + 1; next <= last.get() && frames.size() < most; next++) {
                frames.add(frame(next));
            }
            return frames;
        }

        private static Frame frame(long id) {
            return Frame.of("change", id, BULK);
        }
    }

    private record NoEndings() implements EndedSessions {
        @Override
        public boolean include(String sessionId) {
            return false;
        }

        @Override
        public AutoCloseable onEnd(Consumer<String> listener) {
            return () -> {};
        }
    }
}
