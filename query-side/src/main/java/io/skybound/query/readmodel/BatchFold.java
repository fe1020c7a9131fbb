package io.skybound.query.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Projects all events of a batch together: one statement reads the rows they touch, one JDBC batch writes them back,
 * and readers who wait for them are woken when that is committed. A row that several events of the batch touch is
 * written once.
 */
public final class BatchFold<R> {

    /** Where the rows are. */
    public interface Rows<R> {

        /** Those that exist, by id. */
        Map<String, R> find(Collection<String> ids);

        /** Writes each row over what is there. */
        void save(Collection<R> rows);
    }

    /** What one event makes of a row; null stands for no row. */
    @FunctionalInterface
    public interface Change<R> {
        @Nullable
        R apply(@Nullable R row);
    }

    private record Pending<R>(String id, Change<R> change) {}

    private final String resource;
    private final JdbcTemplate jdbc;
    private final Rows<R> rows;
    private final Arrivals arrivals;

    public BatchFold(String name, JdbcTemplate jdbc, Rows<R> rows, Arrivals arrivals) {
        this.resource = "read." + name;
        this.jdbc = jdbc;
        this.rows = rows;
        this.arrivals = arrivals;
    }

    /** Takes one event's change into the current batch. */
    public void add(String id, Change<R> change) {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        List<Pending<R>> batch = work.getOrComputeResource(resource, key -> begin(work));
        batch.add(new Pending<>(id, change));
    }

    private List<Pending<R>> begin(UnitOfWork<?> work) {
        List<Pending<R>> batch = new ArrayList<>();
        work.onPrepareCommit(committing -> write(batch));
        work.afterCommit(committed -> arrivals.announce(ids(batch)));
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
        for (Pending<R> pending : batch) {
            R row = now.get(pending.id());
            R next = pending.change().apply(row);
            if (next != null && !Objects.equals(next, row)) {
                now.put(pending.id(), next);
                changed.put(pending.id(), next);
            }
        }
        if (!changed.isEmpty()) {
            rows.save(changed.values());
        }
    }

    private Set<String> ids(List<Pending<R>> batch) {
        Set<String> ids = new LinkedHashSet<>();
        batch.forEach(pending -> ids.add(pending.id()));
        return ids;
    }
}
