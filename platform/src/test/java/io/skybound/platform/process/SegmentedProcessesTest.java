package io.skybound.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event is handled by the segment that has its process, and the others don't hear of it. */
class SegmentedProcessesTest {

    private static final int PARTS = 4;
    private static final int ERRANDS = 40;

    record SetOut(String errand) {}

    record Paid(String errand) {}

    record BridgeClosed(String town) {}

    /** Public, as Axon creates it. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
    public static class Errand {
        private static final List<String> told = new ArrayList<>();

        private String name = "";

        @StartSaga
        @SagaEventHandler(associationProperty = "errand")
        void react(SetOut event) {
            name = event.errand();
            SagaLifecycle.associateWith("town", "Ulm");
        }

        @SagaEventHandler(associationProperty = "errand")
        void react(Paid event) {
            told.add(name);
        }

        @SagaEventHandler(associationProperty = "town")
        void react(BridgeClosed event) {
            told.add(name);
        }
    }

    private final InMemorySagaStore store = new InMemorySagaStore();
    private final SegmentedProcesses<Errand> errands = manager(store);

    @BeforeEach
    void nothingIsTold() {
        Errand.told.clear();
    }

    /** Segments may be split and merged between the beginning of a process and its next event. */
    @ParameterizedTest
    @CsvSource({"4, 4", "4, 1", "4, 2", "4, 8", "1, 4", "2, 4", "8, 4", "1, 8", "16, 2", "16, 16"})
    void eachProcessHearsOnce(int segmentsAtFirst, int segmentsNow) {
        List<String> names = names();
        names.forEach(name -> happens(new SetOut(name), segmentsAtFirst));
        names.forEach(name -> happens(new Paid(name), segmentsNow));

        assertThat(Errand.told).containsExactlyElementsOf(names);
    }

    @Test
    void onlyOneSegmentHears() {
        for (String name : names()) {
            assertThat(hearers(event(new SetOut(name)), PARTS)).hasSize(1);
            assertThat(hearers(event(new Paid(name)), PARTS)).hasSize(1);
        }
    }

    @Test
    void processesAreSpreadOverTheSegments() {
        assertThat(names().stream().flatMap(name -> hearers(event(new SetOut(name)), PARTS).stream()))
                .containsAll(segments(PARTS));
    }

    @Test
    void whatIsAboutNoSubjectConcernsAll() {
        names().forEach(name -> happens(new SetOut(name), PARTS));
        happens(new BridgeClosed("Ulm"), PARTS);

        assertThat(Errand.told).containsExactlyInAnyOrderElementsOf(names());
    }

    /** Before, Axon gave the ids. */
    @Test
    void hearsOfProcessesThatAxonBegan() {
        AnnotatedSagaManager<Errand> axons = builder(store).build();
        names().forEach(name -> segments(PARTS).forEach(segment -> handle(axons, event(new SetOut(name)), segment)));
        names().forEach(name -> happens(new Paid(name), PARTS));

        assertThat(Errand.told).containsExactlyElementsOf(names());
    }

    @Test
    void whatCanNotBeReadFailsWhereItIsHandled() {
        assertThat(hearers(new Garbled(), PARTS)).hasSize(PARTS);
    }

    @Test
    void whatNobodyHandlesConcernsNobody() {
        assertThat(hearers(event("news"), PARTS)).isEmpty();
    }

    private void happens(Object payload, int segments) {
        hearers(event(payload), segments).forEach(segment -> handle(errands, event(payload), segment));
    }

    private static void handle(AnnotatedSagaManager<Errand> manager, EventMessage<?> event, Segment segment) {
        var result = DefaultUnitOfWork.startAndGet(event).executeWithResult(() -> {
            manager.handle(event, segment);
            return null;
        });
        assertThat(result.isExceptional()).as("%s", result).isFalse();
    }

    private List<Segment> hearers(EventMessage<?> event, int segments) {
        return segments(segments).stream()
                .filter(segment -> errands.canHandle(event, segment))
                .toList();
    }

    private static List<Segment> segments(int number) {
        return Segment.splitBalanced(Segment.ROOT_SEGMENT, number - 1);
    }

    private static List<String> names() {
        return Stream.iterate(1, i -> i + 1)
                .limit(ERRANDS)
                .map(i -> "errand " + i)
                .toList();
    }

    private static EventMessage<?> event(Object payload) {
        return GenericEventMessage.asEventMessage(payload);
    }

    private static SegmentedProcesses<Errand> manager(InMemorySagaStore store) {
        return new SegmentedProcesses<>(builder(store), "errand", PARTS);
    }

    private static AnnotatedSagaManager.Builder<Errand> builder(InMemorySagaStore store) {
        return AnnotatedSagaManager.<Errand>builder()
                .sagaType(Errand.class)
                .sagaRepository(AnnotatedSagaRepository.<Errand>builder()
                        .sagaType(Errand.class)
                        .sagaStore(store)
                        .build())
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance());
    }

    /** Says what it is about, and nothing more. */
    private static final class Garbled extends GenericEventMessage<Paid> {
        Garbled() {
            super(new Paid("errand 1"), MetaData.emptyInstance());
        }

        @Override
        public Paid getPayload() {
            throw new SerializationException("garbled");
        }
    }
}
