package io.skybound.query.readmodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Projects all events of a batch together: one statement reads the rows they touch, one JDBC batch writes them back,
 * and all processes hear of it when that is committed; not of a replay, which brings nothing new. A row that several
 * events of the batch touch is written once. An event is folded while it is handled: one that can't be fails alone, and
 * leaves its row as it was.
 */
public final class BatchFold<R> {

    /** Where the rows are. */
    public interface Rows<R> {

        /** Those that exist, by id. */
        Map<String, R> find(Collection<String> ids);

        /** Writes each row over what is there. */
        void save(Collection<R> rows);

        /** What others are told of the row. They hear of it again only when this changes. */
        News news(R row);

        /** Which row the events of a stream are about, so that a batch can read all of its rows at once. */
        default String rowOf(String stream) {
            return stream;
        }

        /** The same, where the stream's id does not tell. */
        default String rowOf(DomainEventMessage<?> event) {
            return rowOf(event.getAggregateIdentifier());
        }
    }

    /**
     * @param whose the user whom the row belongs to, empty if nobody in particular
     */
    public record News(long version, String whose) {}

    /** What one event makes of a row; null stands for no row. */
    @FunctionalInterface
    public interface Change<R> {
        @Nullable
        R apply(@Nullable R row);
    }

    private final String name;
    private final String resource;
    private final Rows<R> rows;
    private final Consumer<List<String>> tell;

    /**
     * @param name of the projection
     * @param tell whoever wants to know of {@link Arrival}s; called in the batch's transaction
     */
    public BatchFold(String name, Rows<R> rows, Consumer<List<String>> tell) {
        this.name = name;
        this.resource = BatchFold.class.getName() + name;
        this.rows = rows;
        this.tell = tell;
    }

    /** Folds one event into the current batch. */
    public void add(String id, Change<R> change) {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        Batch batch = work.getOrComputeResource(resource, key -> begin(work));
        batch.add(id, change, isReplay(work));
    }

    private Batch begin(UnitOfWork<?> work) {
        Batch batch = new Batch(streams(work));
        work.onPrepareCommit(committing -> batch.write());
        return batch;
    }

    private Set<String> streams(UnitOfWork<?> work) {
        Set<String> ids = new LinkedHashSet<>();
        if (work instanceof BatchingUnitOfWork<?> batch) {
            for (Message<?> message : batch.getMessages()) {
                if (message instanceof DomainEventMessage<?> event) {
                    ids.add(rows.rowOf(event));
                }
            }
        }
        return ids;
    }

    private static boolean isReplay(UnitOfWork<?> work) {
        return work.getMessage() instanceof TrackedEventMessage<?> event && ReplayToken.isReplay(event);
    }

    /** The rows that a batch of events touches. */
    private final class Batch {
        private final Set<String> looked;
        private final Map<String, R> now;
        private final Map<String, R> changed = new LinkedHashMap<>();
        private final Set<String> news = new LinkedHashSet<>();

        Batch(Set<String> ids) {
            looked = ids;
            now = new HashMap<>(ids.isEmpty() ? Map.of() : rows.find(ids));
        }

        void add(String id, Change<R> change, boolean replay) {
            if (looked.add(id)) {
                now.putAll(rows.find(List.of(id)));
            }
            R row = now.get(id);
            R next = change.apply(row);
            if (next != null && !Objects.equals(next, row)) {
                now.put(id, next);
                changed.put(id, next);
                if (!replay && (row == null || !rows.news(next).equals(rows.news(row)))) {
                    news.add(id);
                }
            } else if (next != null && !replay) {
                // The row knew it already, from a rebuild that was ahead; nobody has been told yet.
                news.add(id);
            }
        }

        void write() {
            if (!changed.isEmpty()) {
                rows.save(changed.values());
            }
            if (!news.isEmpty()) {
                tell.accept(news.stream().map(this::arrival).toList());
            }
        }

        private String arrival(String id) {
            News latest = rows.news(Objects.requireNonNull(now.get(id)));
            return new Arrival(name, id, latest.version(), latest.whose()).item();
        }
    }
}
