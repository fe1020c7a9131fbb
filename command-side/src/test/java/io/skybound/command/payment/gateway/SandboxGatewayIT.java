package io.skybound.command.payment.gateway;

import static io.skybound.api.example.Example.CLOCK;
import static io.skybound.api.example.Example.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.command.payment.gateway.CaptureOutcome.Captured;
import io.skybound.command.payment.gateway.CaptureOutcome.Declined;
import io.skybound.command.payment.gateway.RefundOutcome.RefundRefused;
import io.skybound.command.payment.gateway.RefundOutcome.Refunded;
import io.skybound.platform.idempotency.Ids;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SandboxGatewayIT {

    private static final Money FARE = usd("199.90");

    private static EmbeddedPostgres postgres;
    private static DataSource database;
    private static SandboxBooks ledger;
    private static PaymentGateway gateway;

    private final String key = Ids.random("pay");

    @BeforeAll
    static void openTheBooks() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(database)
                .schemas("gateway")
                .locations("classpath:db/gateway")
                .load()
                .migrate();
        ledger = new SandboxBooks(database, CLOCK);
        gateway = new SandboxGateway(
                ledger,
                new SandboxProperties(
                        Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(1), null));
    }

    @AfterAll
    static void closeTheBooks() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({"tok_visa", "tok_slow", "tok_refund_fails"})
    void captures(String token) {
        Captured captured = (Captured) gateway.capture(key, FARE, token);

        assertThat(ledger.captureOf(captured.reference())).hasValueSatisfying(entry -> {
            assertThat(entry.idempotencyKey()).isEqualTo(key);
            assertThat(entry.amount()).isEqualTo(FARE);
            assertThat(entry.token()).isEqualTo(token);
            assertThat(entry.createdAt()).isEqualTo(CLOCK.instant());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "tok_declined, card_declined",
        "tok_insufficient_funds, insufficient_funds",
        "tok_of_nobody, invalid_token"
    })
    void declines(String token, String failureCode) {
        assertThat(gateway.capture(key, FARE, token)).isEqualTo(new Declined(failureCode));
        assertThat(gateway.capture(key, FARE, token)).isEqualTo(new Declined(failureCode));

        assertThat(ledger.capture(key))
                .hasValueSatisfying(entry -> assertThat(entry.captured()).isFalse());
    }

    @Test
    void keepsNoTokenThatItDoesNotKnow() {
        gateway.capture(key, FARE, "4111111111111111");

        assertThat(ledger.capture(key))
                .hasValueSatisfying(entry -> assertThat(entry.token()).isEqualTo("unknown"));
    }

    @Test
    void takesNothingWhenItTimesOutBeforeTheCapture() {
        assertThatThrownBy(() -> gateway.capture(key, FARE, "tok_timeout_before_capture"))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(ledger.capture(key))
                .hasValueSatisfying(entry -> assertThat(entry.captured()).isFalse());

        assertThat(gateway.capture(key, FARE, "tok_timeout_before_capture")).isInstanceOf(Captured.class);
        assertThat(ledger.capture(key))
                .hasValueSatisfying(entry -> assertThat(entry.captured()).isTrue());
    }

    @Test
    void takesTheMoneyOnceWhenItTimesOutAfterTheCapture() {
        assertThatThrownBy(() -> gateway.capture(key, FARE, "tok_timeout_after_capture"))
                .isInstanceOf(OutcomeUnknown.class);
        String reference =
                Objects.requireNonNull(ledger.capture(key).orElseThrow().reference());

        assertThat(gateway.capture(key, FARE, "tok_timeout_after_capture")).isEqualTo(new Captured(reference));
    }

    @Test
    void capturesOnceForThirtyWhoAskAtOnce() throws Exception {
        Set<CaptureOutcome> answers = new HashSet<>(thirtyTimes(() -> gateway.capture(key, FARE, "tok_visa")));

        assertThat(answers).singleElement().isInstanceOf(Captured.class);
        assertThat(ledger.captures())
                .filteredOn(entry -> entry.idempotencyKey().equals(key))
                .hasSize(1);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherAmount() {
        gateway.capture(key, FARE, "tok_visa");

        assertThatIllegalArgumentException().isThrownBy(() -> gateway.capture(key, usd("1.00"), "tok_visa"));
    }

    @Test
    void takesNothingForARepetitionWithAnotherAmount() {
        assertThatThrownBy(() -> gateway.capture(key, FARE, "tok_timeout_before_capture"))
                .isInstanceOf(OutcomeUnknown.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> gateway.capture(key, usd("1.00"), "tok_timeout_before_capture"));
        assertThat(ledger.capture(key))
                .hasValueSatisfying(entry -> assertThat(entry.captured()).isFalse());
    }

    @Test
    void paysBackInPartsButNeverMoreThanWasCaptured() {
        String capture = captured("tok_visa");

        assertThat(gateway.refund(key + "/1", capture, usd("100.00"))).isInstanceOf(Refunded.class);
        assertThat(gateway.refund(key + "/2", capture, usd("100.00")))
                .isEqualTo(new RefundRefused("refund_exceeds_capture"));
        assertThat(gateway.refund(key + "/3", capture, usd("99.90"))).isInstanceOf(Refunded.class);

        assertThat(ledger.refundsOf(capture))
                .filteredOn(SandboxBooks.Refund::refunded)
                .hasSize(2);
    }

    @Test
    void paysBackOnceForThirtyWhoAskAtOnce() throws Exception {
        String capture = captured("tok_visa");

        Set<RefundOutcome> answers =
                new HashSet<>(thirtyTimes(() -> gateway.refund(key + "/1", capture, usd("150.00"))));

        assertThat(answers).singleElement().isInstanceOf(Refunded.class);
        assertThat(ledger.refundsOf(capture)).hasSize(1);
    }

    @Test
    void paysBackNoMoreThanWasCapturedToThirtyWhoAskAtOnceWithKeysOfTheirOwn() throws Exception {
        String capture = captured("tok_visa");

        thirtyTimes(() -> gateway.refund(Ids.random("key"), capture, usd("50.00")));

        assertThat(ledger.refundsOf(capture)).hasSize(30);
        assertThat(ledger.refundsOf(capture))
                .filteredOn(SandboxBooks.Refund::refunded)
                .hasSize(3);
    }

    @Test
    void refusesRefundsOfTheCardThatFailsThemAndOfCapturesItNeverMade() {
        assertThat(gateway.refund(key + "/1", captured("tok_refund_fails"), FARE))
                .isEqualTo(new RefundRefused("refund_refused"));
        assertThat(gateway.refund(key + "/2", "cap_never", FARE)).isEqualTo(new RefundRefused("unknown_capture"));
    }

    @Test
    void remembersWhatTheCallersOwnTransactionForgets() {
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(transaction -> {
            gateway.capture(key, FARE, "tok_visa");
            transaction.setRollbackOnly();
        });

        assertThat(ledger.capture(key)).isPresent();
    }

    private String captured(String token) {
        return ((Captured) gateway.capture(key, FARE, token)).reference();
    }

    private static <T> List<T> thirtyTimes(Callable<T> ask) throws Exception {
        CyclicBarrier start = new CyclicBarrier(30);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = IntStream.range(0, 30)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return ask.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }
}
