package io.skybound.platform.signals;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells all processes on this database, the own one too, that something has changed: PostgreSQL's NOTIFY, heard on one
 * connection per process that is not of the pool. A signal says where to look, never what is there: ids and versions.
 *
 * <p>Signals can get lost while the connection is away, and only then. When it is there again, and when it is there for
 * the first time, every listener is told to {@linkplain #LOOK_AGAIN look again}.
 */
public final class Signals implements SmartLifecycle {

    /** What a listener hears when it may have missed something. */
    public static final String LOOK_AGAIN = "";

    private static final Logger log = LoggerFactory.getLogger(Signals.class);

    /** All signals go through one channel of PostgreSQL, so that listening to another one asks nothing of it. */
    private static final String POSTGRES_CHANNEL = "skybound_signals";

    /** PostgreSQL takes 7999 bytes. */
    private static final int MOST_BYTES = 7_500;

    private static final char BETWEEN_ITEMS = ',';

    /** After so much silence the connection is asked whether it is still there. */
    private static final int SILENCE_MILLIS = 10_000;

    private static final long SHORTEST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final JdbcConnectionDetails database;
    private final JdbcTemplate jdbc;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection connection;
    private volatile boolean hearing;

    Signals(JdbcConnectionDetails database, JdbcTemplate jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    /**
     * Calls back with the payload of each signal on this channel, in the order of the commits, or with
     * {@link #LOOK_AGAIN}. All listeners share a thread: hand over what takes longer than a moment.
     */
    public AutoCloseable listen(String channel, Consumer<String> listener) {
        requireName(channel);
        List<Consumer<String>> ofChannel = listeners.computeIfAbsent(channel, key -> new CopyOnWriteArrayList<>());
        ofChannel.add(listener);
        return () -> ofChannel.remove(listener);
    }

    /**
     * Sends a signal: with the commit of the caller's transaction, if there is one, and not at all if that is rolled
     * back; else at once.
     *
     * @param payload ids and versions, less than 7,500 bytes
     */
    public void notify(String channel, String payload) {
        requireName(channel);
        if (payload.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("too long for a signal on " + channel);
        }
        jdbc.query("SELECT pg_notify(?, ?)", row -> {}, POSTGRES_CHANNEL, channel + " " + payload);
    }

    /** As {@link #notify(String, String)}, but many items, none with a comma, in as few signals as they fit into. */
    public void notify(String channel, Collection<String> items) {
        StringBuilder payload = new StringBuilder();
        for (String item : items) {
            if (!payload.isEmpty() && payload.length() + 1 + item.length() > MOST_BYTES) {
                notify(channel, payload.toString());
                payload.setLength(0);
            }
            payload.append(payload.isEmpty() ? "" : BETWEEN_ITEMS).append(item);
        }
        if (!payload.isEmpty()) {
            notify(channel, payload.toString());
        }
    }

    /** The items of one payload; none for {@link #LOOK_AGAIN}. */
    public static List<String> items(String payload) {
        return payload.isEmpty() ? List.of() : List.of(payload.split(String.valueOf(BETWEEN_ITEMS)));
    }

    /** Whether signals are heard at this moment, and all have been told to look again since they were not. */
    public boolean isConnected() {
        return hearing;
    }

    /** Does not wait for the connection: nothing that starts depends on it. */
    @Override
    public synchronized void start() {
        closed = false;
        thread = Thread.ofPlatform().name("signals").daemon().start(this::hear);
    }

    @Override
    public synchronized void stop() {
        closed = true;
        abort();
        if (thread != null) {
            thread.interrupt();
            joined(thread);
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** With the first that start and the last that stop: others may want to hear or say something until the end. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void hear() {
        long pause = SHORTEST_PAUSE;
        while (!closed) {
            try (Connection current = connect()) {
                connection = current;
                if (closed) {
                    return;
                }
                pause = SHORTEST_PAUSE;
                listeners.values().forEach(ofChannel -> tell(ofChannel, LOOK_AGAIN));
                hearing = true;
                pass(current);
            } catch (SQLException e) {
                if (!closed && pause == SHORTEST_PAUSE) {
                    log.warn("Signals are not heard, trying again: {}", e.getMessage());
                }
            } finally {
                hearing = false;
                connection = null;
            }
            rest(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }

    private void pass(Connection current) throws SQLException {
        PGConnection postgres = current.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] heard = postgres.getNotifications(SILENCE_MILLIS);
            if (heard == null || heard.length == 0) {
                try (Statement statement = current.createStatement()) {
                    statement.execute("SELECT 1");
                }
                continue;
            }
            for (PGNotification signal : heard) {
                pass(signal.getParameter());
            }
        }
    }

    private void pass(String signal) {
        int end = signal.indexOf(' ');
        if (end > 0) {
            tell(listeners.getOrDefault(signal.substring(0, end), List.of()), signal.substring(end + 1));
        }
    }

    private static void tell(List<Consumer<String>> told, String payload) {
        for (Consumer<String> listener : told) {
            try {
                listener.accept(payload);
            } catch (RuntimeException e) {
                log.error("A listener failed at a signal", e);
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        set(properties, "user", database.getUsername());
        set(properties, "password", database.getPassword());
        properties.setProperty("ApplicationName", "skybound-signals");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", "-c idle_session_timeout=0");
        Connection fresh = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try (Statement statement = fresh.createStatement()) {
            statement.execute("LISTEN " + POSTGRES_CHANNEL);
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    /** Whoever reads from the connection holds its lock; only this reaches past it. */
    private void abort() {
        Connection current = connection;
        if (current != null) {
            try {
                current.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("The connection for signals was gone already", e);
            }
        }
    }

    private static void set(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private void rest(long millis) {
        if (closed) {
            return;
        }
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException stopped) {
            // The loop looks whether that was meant.
        }
    }

    private static void joined(Thread ended) {
        try {
            ended.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireName(String channel) {
        if (!channel.matches("[a-z_]+")) {
            throw new IllegalArgumentException("Not the name of a channel: " + channel);
        }
    }
}
