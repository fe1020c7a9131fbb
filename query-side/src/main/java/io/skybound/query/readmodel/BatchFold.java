package io.skybound.query.readmodel;

import io.skybound.platform.messaging.Signals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Projects all events of a batch together: one statement reads the rows they touch, one JDBC batch writes them back,
 * and all processes hear of it when that is committed; not of a replay, which brings nothing new. A row that several
 * events of the batch touch is written once.
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

    private record Pending<R>(String id, Change<R> change, boolean replay) {}

    private final String name;
    private final String resource;
    private final JdbcTemplate jdbc;
    private final Rows<R> rows;
    private final Signals signals;

    public BatchFold(String name, JdbcTemplate jdbc, Rows<R> rows, Signals signals) {
        this.name = name;
        this.resource = "read." + name;
        this.jdbc = jdbc;
        this.rows = rows;
        this.signals = signals;
    }

    /** Takes one event's change into the current batch. */
    public void add(String id, Change<R> change) {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        List<Pending<R>> batch = work.getOrComputeResource(resource, key -> begin(work));
        batch.add(new Pending<>(id, change, isReplay(work)));
    }

    private List<Pending<R>> begin(UnitOfWork<?> work) {
        List<Pending<R>> batch = new ArrayList<>();
        work.onPrepareCommit(committing -> write(batch));
        return batch;
    }

    /**
     * Does not wait for the disk: rows and token are of one transaction, so what a crash of the database takes back is
     * projected again from events that are safe.
     */
    private void write(List<Pending<R>> batch) {
        jdbc.execute("SET LOCAL synchronous_commit TO off");
        Map<String, R> before = rows.find(ids(batch));
        Map<String, R> now = new HashMap<>(before);
        Map<String, R> changed = new LinkedHashMap<>();
        Set<String> news = new LinkedHashSet<>();
        for (Pending<R> pending : batch) {
            R row = now.get(pending.id());
            R next = pending.change().apply(row);
            if (next != null && !Objects.equals(next, row)) {
                now.put(pending.id(), next);
                changed.put(pending.id(), next);
                if (!pending.replay() && (row == null || !rows.news(next).equals(rows.news(row)))) {
                    news.add(pending.id());
                }
            }
        }
        if (!changed.isEmpty()) {
            rows.save(changed.values());
            signals.notify(
                    Arrival.CHANNEL,
                    news.stream().map(id -> arrival(id, now).item()).toList());
        }
    }

    private Arrival arrival(String id, Map<String, R> now) {
        News news = rows.news(Objects.requireNonNull(now.get(id)));
        return new Arrival(name, id, news.version(), news.whose());
    }

    private static boolean isReplay(UnitOfWork<?> work) {
        return work.getMessage() instanceof TrackedEventMessage<?> event && ReplayToken.isReplay(event);
    }

    private Set<String> ids(List<Pending<R>> batch) {
        Set<String> ids = new LinkedHashSet<>();
        batch.forEach(pending -> ids.add(pending.id()));
        return ids;
    }
}
