package io.skybound.process.steps;

import static io.skybound.api.example.ExampleBooking.BOOKING;
import static io.skybound.api.example.ExamplePayment.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.skybound.api.Refused;
import io.skybound.api.example.Example;
import io.skybound.api.payment.PaymentCommand.CapturePayment;
import io.skybound.api.payment.PaymentRefusal.PaymentNotFound;
import io.skybound.platform.database.Schema;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import io.skybound.process.steps.WhenRefused.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever fails on the way, a step is done or kept by the time its batch of events is. */
@DatabaseTest({PlatformOnly.class, StepsIT.World.class})
class StepsIT {

    private static final CapturePayment STEP = new CapturePayment(PAYMENT, Example.NOW);

    @Import({CommandAttempts.class, DurableSteps.class, StuckSteps.class, KeptSteps.class})
    static class World {

        @Bean
        Schema notificationSchema() {
            return new Schema("notification");
        }

        @Bean
        WhenRefused whenRefused() {
            return (_, _, _) -> new Reaction.Stuck();
        }

        @Bean
        Renewal renewal() {
            return (command, _) -> command;
        }
    }

    @Autowired
    Steps steps;

    @Autowired
    CommandBus bus;

    @Autowired
    TransactionManager transactions;

    @Autowired
    JdbcClient database;

    @Autowired
    Scheduler scheduler;

    @Autowired
    Serializer serializer;

    private final Queue<Runnable> mishaps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private AutoCloseable handler = () -> {};

    @BeforeEach
    void answer() {
        handler = bus.subscribe(CapturePayment.class.getName(), _ -> {
            attempts.incrementAndGet();
            Runnable mishap = mishaps.poll();
            if (mishap != null) {
                mishap.run();
            }
            done.incrementAndGet();
            return null;
        })::cancel;
    }

    @AfterEach
    void forget() throws Exception {
        handler.close();
        database.sql("DELETE FROM process.scheduled_tasks").update();
        database.sql("DELETE FROM notification.stuck_step").update();
    }

    @Test
    void isDoneBeforeTheBatchIs() {
        batch(() -> steps.send(BOOKING, STEP));

        assertThat(done).hasValue(1);
        assertThat(kept()).isZero();
    }

    @Test
    void isKeptWhenItFailsAndDoneLater() {
        mishaps.add(() -> {
            throw new IllegalStateException("the gateway is away");
        });

        batch(() -> steps.send(BOOKING, STEP));
        assertThat(kept()).isEqualTo(1);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kept()).isZero());
        assertThat(done).hasValue(1);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void isKeptWhenItTakesTooLong() {
        var gatewayAnswers = new CountDownLatch(1);
        mishaps.add(() -> standStillUntil(gatewayAnswers));

        batch(() -> steps.send(BOOKING, STEP));
        assertThat(done).hasValue(0);
        assertThat(kept()).isEqualTo(1);

        gatewayAnswers.countDown();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kept()).isZero());
        assertThat(done)
                .as("it may be done twice, so it must be one that changes nothing then")
                .hasValue(2);
    }

    @Test
    void isNotKeptWhenTheBatchIsRolledBack() {
        assertThatThrownBy(() -> batch(() -> {
                    steps.sendAt("expire/" + BOOKING, Instant.now().plusSeconds(60), BOOKING, STEP);
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");

        assertThat(kept()).isZero();
    }

    @Test
    void waitsForItsTime() {
        batch(() -> steps.sendAt("expire/" + BOOKING, Instant.now().plusSeconds(1), BOOKING, STEP));
        assertThat(attempts).hasValue(0);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(done).hasValue(1));
    }

    @Test
    void takesItsTurnAtOnceIfItIsDue() {
        batch(() -> steps.sendAt("flight-cancelled/" + BOOKING, Instant.now(), BOOKING, STEP));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kept()).isZero());
        assertThat(done).hasValue(1);
    }

    @Test
    void waitsOnceUnderOneName() {
        Instant due = Instant.now().plusSeconds(60);

        batch(() -> steps.sendAt("expire/" + BOOKING, due, BOOKING, STEP));
        batch(() -> steps.sendAt("expire/" + BOOKING, due.plusSeconds(5), BOOKING, STEP));

        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void isForgottenWhenItIsCalledOff() {
        batch(() -> steps.sendAt("expire/" + BOOKING, Instant.now().plusSeconds(60), BOOKING, STEP));
        batch(() -> steps.callOff("expire/" + BOOKING));

        assertThat(kept()).isZero();
    }

    @Test
    void changesNothingWhenWhatIsCalledOffDoesNotWait() {
        batch(() -> steps.callOff("expire/nobody"));

        assertThat(kept()).isZero();
    }

    @Test
    void isLeftToAPersonWhenItIsRefusedUnexpectedly() {
        mishaps.add(() -> {
            throw new Refused(new PaymentNotFound());
        });

        batch(() -> steps.send(BOOKING, STEP));

        assertThat(kept()).isZero();
        assertThat(stuck()).isEqualTo("bkg_ada after 1: refused: payment_not_found");
    }

    @Test
    void isLeftToAPersonWhenTheLastAttemptFails() {
        mishaps.add(() -> {
            throw new IllegalStateException("the gateway is away");
        });
        KeptStep lastTry =
                KeptStep.of(BOOKING, new GenericCommandMessage<>(STEP), KeptSteps.MOST_ATTEMPTS - 1, serializer);

        scheduler.scheduleIfNotExists(
                new TaskInstance<>(KeptSteps.TASK, "last-try", StepJson.write(lastTry)), Instant.now());

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kept()).isZero());
        assertThat(stuck()).startsWith("bkg_ada after 10: ");
    }

    @Test
    void isLeftToAPersonWhenItCanNotBeRead() {
        KeptStep step =
                KeptStep.of(BOOKING, new GenericCommandMessage<>(STEP), KeptSteps.MOST_ATTEMPTS - 1, serializer);
        KeptStep unreadable =
                new KeptStep(BOOKING, "com.example.Gone", null, step.payload(), step.metadata(), step.attempts());

        scheduler.scheduleIfNotExists(
                new TaskInstance<>(KeptSteps.TASK, "unreadable", StepJson.write(unreadable)), Instant.now());

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kept()).isZero());
        assertThat(stuck()).isEqualTo("bkg_ada after 10: UnknownStoredType");
    }

    /** Handles an event as a processor does: in a transaction that also moves its token. */
    private void batch(Runnable handling) {
        UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("what happened"));
        batch.attachTransaction(transactions);
        batch.execute(handling);
    }

    private int kept() {
        return database.sql("SELECT count(*) FROM process.scheduled_tasks WHERE task_name = :task")
                .param("task", KeptSteps.TASK)
                .query(Integer.class)
                .single();
    }

    private String stuck() {
        return database.sql("SELECT booking_id || ' after ' || attempts || ': ' || reason FROM notification.stuck_step")
                .query(String.class)
                .single();
    }

    private static void standStillUntil(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
