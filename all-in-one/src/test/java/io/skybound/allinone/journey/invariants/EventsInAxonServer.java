package io.skybound.allinone.journey.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import java.io.File;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The database of a product whose events are in Axon Server. A snapshot of it shows them where PostgreSQL would have
 * them, so whoever looks at a snapshot need not know where they come from. Nothing of that is ever committed.
 */
public final class EventsInAxonServer implements Evidence.Database {
    private static final int BUFFER = 1_000;
    private static final long PATIENCE_SECONDS = 30;

    private final Evidence.Database database;
    private final AxonServerConnection server;
    private final List<EventWithToken> seen = new ArrayList<>();

    private EventsInAxonServer(Evidence.Database database, AxonServerConnection server) {
        this.database = database;
        this.server = server;
    }

    /**
     * With the events of this Axon Server.
     *
     * @param address host:port
     * @param authority the certificate of the one who vouches for Axon Server; null or empty without TLS
     */
    public static EventsInAxonServer of(
            Evidence.Database database, String address, String token, @Nullable String authority) {
        URI uri = URI.create("axon://" + address);
        AxonServerConnectionFactory.Builder factory = AxonServerConnectionFactory.forClient("invariants")
                .routingServers(new ServerAddress(uri.getHost(), uri.getPort()))
                .token(token);
        if (authority != null && !authority.isEmpty()) {
            try {
                factory.useTransportSecurity(GrpcSslContexts.forClient()
                        .trustManager(new File(authority))
                        .build());
            } catch (SSLException e) {
                throw new IllegalStateException(authority, e);
            }
        }
        return new EventsInAxonServer(database, factory.build().connect("default"));
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** The moment is the database's; the events may go on a little further, so whoever waits for them waits for all. */
    @Override
    public Connection snapshot() throws SQLException {
        Connection connection = database.snapshot();
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
        catchUp();
        try (PreparedStatement row = connection.prepareStatement(
                "INSERT INTO events.domain_event_entry (global_index, event_identifier, aggregate_identifier,"
                        + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (EventWithToken event : seen) {
                fill(row, event.getToken(), event.getEvent());
                row.addBatch();
            }
            row.executeBatch();
        }
        return connection;
    }

    private static void fill(PreparedStatement row, long position, Event event) throws SQLException {
        boolean ofAnAggregate = !event.getAggregateType().isEmpty();
        String revision = event.getPayload().getRevision();
        row.setLong(1, position);
        row.setString(2, event.getMessageIdentifier());
        row.setString(3, ofAnAggregate ? event.getAggregateIdentifier() : event.getMessageIdentifier());
        row.setLong(4, ofAnAggregate ? event.getAggregateSequenceNumber() : 0);
        row.setString(5, ofAnAggregate ? event.getAggregateType() : null);
        row.setString(6, Instant.ofEpochMilli(event.getTimestamp()).toString());
        row.setString(7, event.getPayload().getType());
        row.setString(8, revision.isEmpty() ? null : revision);
        row.setBytes(9, event.getPayload().getData().toByteArray());
        row.setBytes(10, metaData(event).getBytes(UTF_8));
    }

    private static String metaData(Event event) {
        return event.getMetaDataMap().values().stream()
                .map(MetaDataValue::getTextValue)
                .collect(Collectors.joining("\n"));
    }

    private void catchUp() {
        EventChannel events = server.eventChannel();
        try {
            long head = events.getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long last = seen.isEmpty() ? -1 : seen.getLast().getToken();
            if (last >= head) {
                return;
            }
            try (EventStream stream = events.openStream(last, BUFFER)) {
                while (last < head) {
                    EventWithToken next = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if (next == null) {
                        throw new IllegalStateException("Axon Server gives no event after " + last + " of " + head);
                    }
                    seen.add(next);
                    last = next.getToken();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Axon Server does not say where its events end", e);
        }
    }
}
