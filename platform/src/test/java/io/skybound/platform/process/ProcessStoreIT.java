package io.skybound.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Processes live through batches of events as if each event had come alone. */
@DatabaseTest(PlatformOnly.class)
class ProcessStoreIT {

    record SetOut(String errand, String town) {}

    record Paid(String errand, int amount) {}

    record BridgeClosed(String town) {}

    record BridgeAvoided(String errand, String town) {}

    record Home(String errand) {}

    /** Public, as Axon creates it. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
    public static class Errand {
        private static final List<String> told = new ArrayList<>();

        private String name = "";
        private int spent;

        @StartSaga
        @SagaEventHandler(associationProperty = "errand")
        void react(SetOut event) {
            name = event.errand();
            SagaLifecycle.associateWith("town", event.town());
        }

        @SagaEventHandler(associationProperty = "errand")
        void react(Paid event) {
            spent += event.amount();
            told.add(name + " has spent " + spent);
        }

        @SagaEventHandler(associationProperty = "town")
        void react(BridgeClosed event) {
            told.add(name + " hears of the bridge in " + event.town());
        }

        @SagaEventHandler(associationProperty = "errand")
        void react(BridgeAvoided event) {
            SagaLifecycle.removeAssociationWith("town", event.town());
        }

        @SagaEventHandler(associationProperty = "errand")
        void react(Home event) {
            SagaLifecycle.end();
        }
    }

    @Autowired
    ProcessStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    JdbcTemplate sql;

    private AnnotatedSagaManager<Errand> errands;

    @BeforeEach
    void nobodyHasSetOut() {
        errands = manager(store);
        Errand.told.clear();
    }

    @AfterEach
    void everybodyIsForgotten() {
        sql.update("DELETE FROM process.saga_entry");
        sql.update("DELETE FROM process.association_value_entry");
    }

    @Test
    void remembersFromBatchToBatch() {
        batch(new SetOut("bread", "Ulm"));
        batch(new Paid("bread", 3));
        batch(new Paid("bread", 4));

        assertThat(Errand.told).containsExactly("bread has spent 3", "bread has spent 7");
        assertThat(processes()).isEqualTo(1);
    }

    @Test
    void remembersWithinABatch() {
        batch(new SetOut("bread", "Ulm"), new Paid("bread", 3), new SetOut("milk", "Ulm"), new Paid("bread", 4));
        batch(new Paid("bread", 1), new Paid("milk", 5), new Paid("bread", 1));

        assertThat(Errand.told)
                .containsExactly(
                        "bread has spent 3",
                        "bread has spent 7",
                        "bread has spent 8",
                        "milk has spent 5",
                        "bread has spent 9");
    }

    @Test
    void findsAllThatAreLinkedToAValue() {
        batch(new SetOut("bread", "Ulm"), new SetOut("milk", "Ulm"), new SetOut("eggs", "Bonn"));
        batch(new BridgeClosed("Ulm"));
        assertThat(Errand.told)
                .containsExactlyInAnyOrder("bread hears of the bridge in Ulm", "milk hears of the bridge in Ulm");

        Errand.told.clear();
        batch(new BridgeAvoided("bread", "Ulm"));
        batch(new BridgeClosed("Ulm"));
        assertThat(Errand.told).containsExactly("milk hears of the bridge in Ulm");
    }

    @Test
    void forgetsWhatHasEnded() {
        batch(new SetOut("bread", "Ulm"));
        batch(new Home("bread"), new Paid("bread", 3));
        batch(new Paid("bread", 4), new BridgeClosed("Ulm"));

        assertThat(Errand.told).isEmpty();
        assertThat(processes()).isZero();
        assertThat(sql.queryForObject("SELECT count(*) FROM process.association_value_entry", Integer.class))
                .isZero();
    }

    @Test
    void keepsNothingOfWhatBeganAndEndedInOneBatch() {
        batch(new SetOut("bread", "Ulm"), new Home("bread"));

        assertThat(processes()).isZero();
    }

    @Test
    void forgetsABatchThatIsRolledBack() {
        batch(new SetOut("bread", "Ulm"));
        assertThatThrownBy(() -> batch(new Paid("bread", 3), "the bridge collapses"))
                .hasMessageContaining("the bridge collapses");
        batch(new Paid("bread", 4));

        assertThat(Errand.told).containsExactly("bread has spent 3", "bread has spent 4");
    }

    @Test
    void waitsForTheDiskOnlyOutsideOfBatches() {
        List<String> during = new ArrayList<>();
        batch(new SetOut("bread", "Ulm"), (Runnable) () -> during.add(synchronousCommit()));

        assertThat(during).containsExactly("off");
        assertThat(synchronousCommit()).isEqualTo("on");
    }

    /** Handles events as a processor does; text makes the handling fail, and a Runnable is run on the way. */
    private void batch(Object... events) {
        List<EventMessage<?>> messages = new ArrayList<>();
        Arrays.stream(events).map(GenericEventMessage::asEventMessage).forEach(messages::add);
        var work = new BatchingUnitOfWork<>(messages);
        work.attachTransaction(transactions);
        var result = work.executeWithResult(() -> new DefaultInterceptorChain<>(
                        work, List.of(store.batches()), event -> handle((EventMessage<?>) event))
                .proceed());
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult().getMessage(), result.exceptionResult());
        }
    }

    private Object handle(EventMessage<?> event) throws Exception {
        switch (event.getPayload()) {
            case Runnable onTheWay -> onTheWay.run();
            case String mishap -> throw new IllegalStateException(mishap);
            default -> errands.handle(event, Segment.ROOT_SEGMENT);
        }
        return event;
    }

    private static AnnotatedSagaManager<Errand> manager(ProcessStore store) {
        return AnnotatedSagaManager.<Errand>builder()
                .sagaType(Errand.class)
                .sagaRepository(AnnotatedSagaRepository.<Errand>builder()
                        .sagaType(Errand.class)
                        .sagaStore(store)
                        .build())
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    private int processes() {
        return Objects.requireNonNull(sql.queryForObject("SELECT count(*) FROM process.saga_entry", Integer.class));
    }

    private String synchronousCommit() {
        return Objects.requireNonNull(sql.queryForObject("SHOW synchronous_commit", String.class));
    }
}
