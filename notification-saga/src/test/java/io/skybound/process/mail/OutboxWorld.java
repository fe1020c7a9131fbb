package io.skybound.process.mail;

import static io.skybound.api.example.Example.NOW;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingView;
import io.skybound.platform.observability.Traces;
import io.skybound.platform.testing.TestDatabase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.tracing.NoOpSpanFactory;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox on a database of its own, with a booking view that answers as told and any number of senders. */
final class OutboxWorld implements AutoCloseable {
    private static final MailProperties PROPERTIES = new MailProperties(
            true,
            "https://skybound.example",
            "bookings@skybound.example",
            "SkyBound",
            "skybound.example",
            4,
            Duration.ofMillis(50),
            Duration.ofSeconds(90));

    final SteppingClock clock = new SteppingClock(NOW);
    final Bell bell = new Bell();
    final JdbcClient jdbc;
    final OutboxRows rows;
    final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    final MailRecords records;
    final Outbox outbox;
    final TransactionTemplate transaction;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final HikariDataSource database = new HikariDataSource();
    private final Map<String, BookingAnswer> bookings = new ConcurrentHashMap<>();
    final QueryGateway queries;
    private final List<OutboxSender> senders = new ArrayList<>();

    /** A row of the outbox as it is now. */
    record Row(String state, int attempts, @Nullable String lastError, String messageId) {}

    OutboxWorld() {
        TestDatabase fresh = TestDatabase.fresh();
        database.setJdbcUrl(fresh.jdbcUrl());
        database.setUsername(fresh.username());
        database.setPassword(fresh.password());
        Flyway.configure()
                .dataSource(database)
                .schemas("notification")
                .defaultSchema("notification")
                .locations("classpath:db/notification")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
        rows = new OutboxRows(jdbc, "skybound.example");
        outbox = new JdbcOutbox(rows, bell, clock);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        records = new MailRecords(rows, events, transaction);
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        bus.subscribe(FindBooking.class.getName(), BookingAnswer.class, question -> {
            FindBooking find = (FindBooking) question.getPayload();
            return bookings.getOrDefault(find.bookingId(), new BookingAnswer(null, true));
        });
        queries = DefaultQueryGateway.builder().queryBus(bus).build();
    }

    void booked(BookingView booking) {
        bookings.put(booking.id(), new BookingAnswer(booking, false));
    }

    void put(MailRequest request) {
        transaction.executeWithoutResult(status -> outbox.put(request));
    }

    /** Another process that delivers to the mail server at that port. */
    OutboxSender send(int smtpPort) {
        var sender = new OutboxSender(
                rows,
                records,
                delivery(smtpPort),
                bell,
                clock,
                meters,
                new Traces(NoOpSpanFactory.INSTANCE),
                PROPERTIES);
        senders.add(sender);
        sender.start();
        return sender;
    }

    Delivery delivery(int smtpPort) {
        var smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(smtpPort);
        SmtpSettings.applyTo(smtp.getJavaMailProperties());
        return new Delivery(
                queries, ExampleMails.writer(), new MimeMail(PROPERTIES.from(), PROPERTIES.fromName()), smtp, clock);
    }

    Row row(String bookingId) {
        return jdbc.sql(
                        "SELECT state, attempts, last_error, message_id FROM notification.mail_outbox WHERE booking_id = ?")
                .param(bookingId)
                .query(Row.class)
                .single();
    }

    /** What is told of the mail that booking is owed. */
    List<? extends DomainEventMessage<?>> told(String bookingId) {
        String messageId = row(bookingId).messageId();
        return events.readEvents("mail_" + messageId.substring(1, messageId.indexOf('@')))
                .asStream()
                .toList();
    }

    /** As if the process had died before the row was changed. */
    void forgetThatItIsSent(String bookingId) {
        jdbc.sql("UPDATE notification.mail_outbox SET state = 'pending', sent_at = NULL, next_attempt_at = :now"
                        + " WHERE booking_id = :booking")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("booking", bookingId)
                .update();
        bell.ring();
    }

    int rowsIn(String state) {
        return jdbc.sql("SELECT count(*) FROM notification.mail_outbox WHERE state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        senders.forEach(OutboxSender::stop);
        database.close();
    }
}
