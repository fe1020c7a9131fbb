package io.skybound.platform.process;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;

/**
 * The processes under way. The first event of a batch has all read that the whole batch concerns, and what became of them
 * is written once, after the last: a few statements for two hundred events. Its processor must have it intercept its
 * {@link #batches}.
 */
public final class ProcessStore implements SagaStore<Object> {

    private static final String RESOURCE = ProcessStore.class.getName();

    private final ProcessRows rows;
    private final AnnotationSagaMetaModelFactory models = new AnnotationSagaMetaModelFactory();
    private final Map<Class<?>, SagaModel<?>> modelOf = new ConcurrentHashMap<>();

    ProcessStore(ProcessRows rows) {
        this.rows = rows;
    }

    /** For the processor of processes, and for no other: as a bean it would be everybody's. */
    public MessageHandlerInterceptor<EventMessage<?>> batches() {
        return this::handle;
    }

    private @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        UnitOfWork<?> root = work.root();
        root.getOrComputeResource(RESOURCE, _ -> begin());
        Object result = chain.proceed();
        if (!(root instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage()) {
            // Each process has said by then, while the same phase came to the event that it heard last, how it is now.
            root.onPrepareCommit(_ -> batch().write());
        }
        return result;
    }

    private ProcessBatch begin() {
        rows.begin();
        return new ProcessBatch(rows);
    }

    private ProcessBatch batch() {
        ProcessBatch batch = CurrentUnitOfWork.get().root().getResource(RESOURCE);
        if (batch == null) {
            throw new IllegalStateException("Processes are handled in batches: register the store as an interceptor");
        }
        return batch;
    }

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue value) {
        return batch().find(type, value, this::concerned);
    }

    /** What all events of the batch look for. */
    private Set<AssociationValue> concerned(Class<?> type) {
        SagaModel<?> model = modelOf.computeIfAbsent(type, models::modelOf);
        return events(CurrentUnitOfWork.get().root())
                .flatMap(event -> model.resolveAssociation(event).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<EventMessage<?>> events(UnitOfWork<?> work) {
        Stream<? extends Message<?>> messages = work instanceof BatchingUnitOfWork<?> batch
                ? batch.getMessages().stream()
                : Stream.of(work.getMessage());
        return messages.filter(EventMessage.class::isInstance).map(message -> (EventMessage<?>) message);
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        return batch().load(type, id);
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
        batch().begin(type, id, saga, values);
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues values) {
        batch().change(type, id, saga, values);
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> values) {
        batch().end(id);
    }
}
