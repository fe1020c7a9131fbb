package io.skybound.platform.process;

import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.SagaManagerSpanFactory;
import org.axonframework.serialization.SerializationException;

/**
 * Gives an event about one subject only to the segment that has its process. Axon's own manager gives it to all, and each
 * of them asks the database whether the process is among its own, and writes down how far it has come.
 *
 * <p>A process belongs to a segment by its id. The ids that are made here agree with their subject in the bits that
 * choose one of {@link #parts} segments. So do those that Axon has made, as long as it never had fewer segments.
 */
public final class SegmentedProcesses<P> extends AnnotatedSagaManager<P> {

    private final String subject;
    private final int parts;

    SegmentedProcesses(Builder<P> builder, String subject, int parts) {
        super(builder);
        this.subject = subject;
        this.parts = parts;
    }

    /**
     * @param subject the association by which a process is begun, and which it keeps
     * @param parts the number of segments that the processor begins with, a power of two
     */
    public static <P> SegmentedProcesses<P> of(Class<P> type, String subject, int parts, Configuration axon) {
        var processing = axon.eventProcessingConfiguration();
        return new SegmentedProcesses<>(
                AnnotatedSagaManager.<P>builder()
                        .sagaType(type)
                        .sagaRepository(processing.sagaConfiguration(type).repository())
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(type))
                        .listenerInvocationErrorHandler(
                                processing.listenerInvocationErrorHandler(processing.sagaProcessingGroup(type)))
                        .spanFactory(axon.getComponent(SagaManagerSpanFactory.class)),
                subject,
                parts);
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return super.canHandle(event, segment) && concerns(event, segment);
    }

    private boolean concerns(EventMessage<?> event, Segment segment) {
        int mask = Math.min(segment.getMask(), parts - 1);
        try {
            return extractAssociationValues(event).stream()
                    .anyMatch(value -> !isSubject(value) || agree(value.hashCode(), segment.getSegmentId(), mask));
        } catch (SerializationException e) {
            // Fails where it is handled, and failures are told of there.
            return true;
        }
    }

    /** Segments are chosen by the lowest bits of a hash code. */
    private static boolean agree(int one, int other, int mask) {
        return ((one ^ other) & mask) == 0;
    }

    private boolean isSubject(AssociationValue value) {
        return value.getKey().equals(subject);
    }

    @Override
    protected String createSagaIdentifier(Segment segment) {
        AssociationValue about = subjects()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a process begins with an event about its " + subject));
        return Stream.generate(IdentifierFactory.getInstance()::generateIdentifier)
                .filter(id -> matchesSegment(segment, id) && agree(id.hashCode(), about.hashCode(), parts - 1))
                .findFirst()
                .orElseThrow();
    }

    private Stream<AssociationValue> subjects() {
        Set<AssociationValue> values = CurrentUnitOfWork.get().getMessage() instanceof EventMessage<?> event
                ? extractAssociationValues(event)
                : Set.of();
        return values.stream().filter(this::isSubject);
    }
}
