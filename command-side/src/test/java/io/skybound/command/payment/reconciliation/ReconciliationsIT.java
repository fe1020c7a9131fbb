package io.skybound.command.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.payment.PaymentAnswer;
import io.skybound.api.payment.PaymentQuery.FindPayment;
import io.skybound.api.payment.PaymentQuery.FindPayments;
import io.skybound.api.payment.PaymentsAnswer;
import io.skybound.command.payment.reconciliation.Finding.Acknowledgement;
import io.skybound.command.payment.reconciliation.Finding.Kind;
import io.skybound.platform.database.Schema;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import io.skybound.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comparisons leave behind: where the next one goes on, and what is open. We know of no payment at all here. */
@DatabaseTest({PlatformOnly.class, ReconciliationsIT.World.class})
class ReconciliationsIT {

    private static final ReconciliationProperties PROPERTIES =
            new ReconciliationProperties(Duration.ofMinutes(5), Duration.ofHours(2), Duration.ofSeconds(30));

    static class World {

        @Bean
        Schema paymentsSchema() {
            return new Schema("payments");
        }
    }

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private final WrittenBooks gateway = new WrittenBooks();
    private Reconciliations reconciliations;

    @BeforeEach
    void begin() {
        database.sql("DELETE FROM payments.reconciliation").update();
        database.sql("DELETE FROM payments.acknowledged_finding").update();
        SimpleQueryBus queries = SimpleQueryBus.builder().build();
        queries.subscribe(FindPayment.class.getName(), PaymentAnswer.class, _ -> new PaymentAnswer(null, true));
        queries.subscribe(FindBooking.class.getName(), BookingAnswer.class, _ -> new BookingAnswer(null, true));
        queries.subscribe(FindPayments.class.getName(), PaymentsAnswer.class, _ -> new PaymentsAnswer(List.of()));
        reconciliations = new Reconciliations(
                new Reconciler(
                        gateway,
                        DefaultCommandGateway.builder()
                                .commandBus(SimpleCommandBus.builder().build())
                                .build(),
                        DefaultQueryGateway.builder().queryBus(queries).build(),
                        clock),
                PROPERTIES,
                database,
                clock);
    }

    @Test
    void aShortComparisonLeavesOpenWhatItHasNotSeen() {
        Instant now = clock.instant();
        gateway.took("pay_unknown", "gw_1", now.minus(Duration.ofHours(5)));
        assertThat(reconciliations.carryOut(null).open()).isEqualTo(1);

        assertThat(reconciliations.carryOut(now.minus(Duration.ofHours(1))).open())
                .isZero();

        assertThat(open()).isEqualTo(1);
        assertThat(reconciliations.carryOut(null).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.UNKNOWN_PAYMENT);
        gateway.lost("gw_1");
        reconciliations.carryOut(null);
        assertThat(open()).isZero();
    }

    @Test
    void aLongComparisonOpensWhatItFinds() {
        Instant now = clock.instant();
        reconciliations.carryOut(null);
        gateway.took("pay_unknown", "gw_1", now.minus(Duration.ofHours(5)));
        assertThat(reconciliations.carryOut(null).open()).isZero();

        reconciliations.carryOut(now.minus(Duration.ofHours(6)));

        assertThat(open()).isEqualTo(1);
        assertThat(reconciliations.carryOut(null).open()).isEqualTo(1);
    }

    @Test
    void keepsOpenWhatANoticeFindsOfAnOldCapture() {
        Instant longAgo = clock.instant().minus(Duration.ofDays(3));
        reconciliations.carryOut(null);
        gateway.took("pay_unknown", "gw_1", longAgo);

        assertThat(reconciliations.lookInto("gw_1")).as("nothing more follows").isTrue();

        assertThat(open()).isEqualTo(1);
        assertThat(reconciliations.latest(Long.MAX_VALUE, 1).getFirst().findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.UNKNOWN_PAYMENT);
        assertThat(reconciliations.carryOut(null).open())
                .as("the next one looks at it again")
                .isEqualTo(1);
        gateway.lost("gw_1");
        assertThat(reconciliations.carryOut(null).open()).isZero();
        assertThat(open()).isZero();
    }

    @Test
    void whatSomebodyHasAcknowledgedHoldsNothingBack() {
        Instant now = clock.instant();
        gateway.took("pay_unknown", "gw_1", now.minus(Duration.ofHours(5)));
        Reconciliation found = reconciliations.carryOut(null);

        Finding acknowledged = reconciliations
                .acknowledge(found.id(), 0, "test payment of the shop", "usr_olga")
                .findings()
                .getFirst();

        assertThat(acknowledged.acknowledged())
                .extracting(Acknowledgement::by, Acknowledgement::reason)
                .containsExactly("usr_olga", "test payment of the shop");
        assertThat(open()).isZero();
        assertThat(reconciliations.carryOut(null).since())
                .as("nothing of the past is looked at again")
                .isEqualTo(found.until().minus(PROPERTIES.overlap()));
        Reconciliation again = reconciliations.carryOut(Instant.EPOCH);
        assertThat(again.open()).isZero();
        assertThat(again.findings()).containsExactly(acknowledged);

        gateway.took("pay_unknown", "gw_2", now.minus(Duration.ofHours(4)));
        assertThat(reconciliations.carryOut(Instant.EPOCH).open())
                .as("other money of the same payment")
                .isEqualTo(1);
    }

    @Test
    void acknowledgesOnlyWhatIsOpen() {
        gateway.took("pay_unknown", "gw_1", clock.instant().minus(Duration.ofHours(5)));
        Reconciliation found = reconciliations.carryOut(null);

        assertThatThrownBy(() -> reconciliations.acknowledge(found.id(), 1, "a test", "usr_olga"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("finding_not_found"));
        assertThatThrownBy(() -> reconciliations.acknowledge(found.id() + 1, 0, "a test", "usr_olga"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("reconciliation_not_found"));
        reconciliations.acknowledge(found.id(), 0, "a test", "usr_olga");
        assertThat(reconciliations
                        .acknowledge(found.id(), 0, "twice", "usr_somebody")
                        .findings()
                        .getFirst()
                        .acknowledged())
                .extracting(Acknowledgement::reason)
                .isEqualTo("a test");
    }

    @Test
    void keepsNothingOfANoticeThatSaysWhatWeKnow() {
        assertThat(reconciliations.lookInto("gw_none")).isTrue();

        assertThat(reconciliations.latest(Long.MAX_VALUE, 1)).isEmpty();
    }

    private int open() {
        return database.sql(ReconciliationConfiguration.OPEN)
                .query(Integer.class)
                .single();
    }
}
