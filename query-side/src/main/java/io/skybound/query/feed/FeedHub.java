package io.skybound.query.feed;

import io.skybound.platform.security.Caller;
import io.skybound.platform.web.Problem;
import io.skybound.query.feed.Feed.Opening;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * All open streams of this process. A stream has no thread: it has one only while it catches up with what it missed.
 * One timer keeps all of them alive and ends those whose access token expires.
 */
public final class FeedHub implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FeedHub.class);

    private static final int READS_AT_A_TIME = 8;

    /** Whoever was cut off together does not come back together. */
    private static final int SHORTEST_RETRY_MILLIS = 500;

    private static final int LONGEST_RETRY_MILLIS = 2_500;

    private final FeedProperties bounds;
    private final Clock clock;
    private final EndedSessions sessions;
    private final Admission admission;
    private final Semaphore reads = new Semaphore(READS_AT_A_TIME);
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger slots = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-timer").daemon().factory());

    private long second;
    private volatile boolean running;
    private @Nullable AutoCloseable endsOfSessions;

    FeedHub(FeedProperties bounds, Clock clock, EndedSessions sessions) {
        this.bounds = bounds;
        this.clock = clock;
        this.sessions = sessions;
        this.admission = new Admission(bounds);
        var unused = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    public Feed feed(Source source) {
        return new Feed(new BoundedSource(source, reads), this);
    }

    /** How many streams are open. */
    public int open() {
        return admission.open();
    }

    void open(
            Feed feed, String key, @Nullable Caller caller, HttpServletRequest request, HttpServletResponse response) {
        String address = String.valueOf(request.getRemoteAddr());
        Viewer viewer = caller == null ? Viewer.anybody(address) : Viewer.of(caller, address);
        Opening opening = admit(feed, key, viewer, request.getHeader("Last-Event-ID"));
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            if (request.getMethod().equals("HEAD")) {
                turnAway(opening, viewer);
                return;
            }
            TomcatSink sink =
                    TomcatSink.takeOver(request, response, (int) bounds.buffer().toBytes());
            Client client = client(viewer, opening, sink);
            // Told by whoever holds the sink, maybe a topic too: not the moment to take locks.
            sink.begin(() -> threads.execute(() -> over(client)));
            begin(client, opening);
        } catch (IOException e) {
            turnAway(opening, viewer);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            turnAway(opening, viewer);
            throw e;
        }
    }

    Client client(Viewer viewer, Opening opening, Sink sink) {
        return new Client(viewer, opening, sink, slots.getAndIncrement());
    }

    void begin(Client client, Opening opening) {
        clients.add(client);
        boolean welcome = running && !sessions.include(client.viewer().sessionId());
        if (!welcome || !client.greet(retry())) {
            client.close();
            return;
        }
        run(client, () -> catchUp(client, opening));
    }

    Opening admit(Feed feed, String key, Viewer viewer, @Nullable String lastEventId) {
        if (!running) {
            throw Problem.unavailable("shutting_down", "This server is about to stop. Try again.");
        }
        admission.enter(viewer);
        try {
            return feed.opening(key, lastEventId);
        } catch (RuntimeException e) {
            admission.leave(viewer);
            throw e;
        }
    }

    Topic topic(String key, Source source) {
        return new Topic(
                key,
                source,
                threads,
                task -> timer.schedule(() -> threads.execute(task), 1, TimeUnit.SECONDS),
                client -> run(client, () -> skip(client)));
    }

    /** Called once for each client, when its connection has ended, whoever ended it. */
    void over(Client client) {
        clients.remove(client);
        client.leave();
        admission.leave(client.viewer());
    }

    private void turnAway(Opening opening, Viewer viewer) {
        opening.feed().release(opening.key());
        admission.leave(viewer);
    }

    /** Something that ends with the client among those who hear of changes, if it has not gone. */
    private interface Joining {
        boolean joins() throws InterruptedException;
    }

    private void run(Client client, Joining joining) {
        threads.execute(() -> {
            try {
                if (joining.joins() && client.isOver()) {
                    client.topic().leave(client);
                }
            } catch (InterruptedException e) {
                client.close();
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // The client comes back and goes on from where it is.
                log.warn("A stream ends, as what it missed can't be read: {}", e.toString());
                client.close();
            }
        });
    }

    /** What is, then what has changed until the topic can take the client in; false if the client has gone. */
    private boolean catchUp(Client client, Opening opening) throws InterruptedException {
        boolean joined = false;
        if (opening.current() != null) {
            if (!client.show(opening.current(), bounds.patience())) {
                return false;
            }
            joined = client.topic().join(client, opening.heard());
        }
        while (!joined) {
            long heard = client.topic().heard();
            List<Frame> missed = client.missed();
            for (Frame frame : missed) {
                if (!client.deliver(frame, bounds.patience())) {
                    return false;
                }
            }
            joined = missed.size() < Topic.PAGE && client.topic().join(client, heard);
        }
        return true;
    }

    /** Whoever does not keep up is shown what is when it has taken what it was sent; false if the client has gone. */
    private boolean skip(Client client) throws InterruptedException {
        long heard;
        do {
            if (!client.awaitRoom(bounds.patience())) {
                return false;
            }
            heard = client.topic().heard();
            if (!client.show(client.latest(), bounds.patience())) {
                return false;
            }
        } while (!client.topic().join(client, heard));
        return true;
    }

    private void tick() {
        try {
            Instant now = clock.instant();
            long turn = second++ % bounds.heartbeat().toSeconds();
            for (Client client : clients) {
                if (client.expired(now)) {
                    client.close();
                } else if (client.slot() % bounds.heartbeat().toSeconds() == turn) {
                    client.beat(bounds.patience());
                }
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            log.error("The streams' timer failed", e);
        }
    }

    private void closeSession(String sessionId) {
        for (Client client : clients) {
            if (client.viewer().sessionId().equals(sessionId)) {
                client.close();
            }
        }
    }

    private static int retry() {
        return ThreadLocalRandom.current().nextInt(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS);
    }

    @Override
    public void start() {
        running = true;
        endsOfSessions = sessions.onEnd(this::closeSession);
    }

    /** Lets everybody go, so that nobody keeps the web server from ending; they come back, maybe to another replica. */
    @Override
    public void stop() {
        running = false;
        clients.forEach(Client::close);
        try {
            if (endsOfSessions != null) {
                endsOfSessions.close();
            }
        } catch (Exception e) {
            log.debug("Ends of sessions were heard until the end", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the web server begins to wait for requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }

    /** After the last stream. */
    void shutDown() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
