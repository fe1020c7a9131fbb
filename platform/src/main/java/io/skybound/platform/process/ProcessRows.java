package io.skybound.platform.process;

import io.skybound.platform.process.ProcessBatch.Link;
import io.skybound.platform.process.ProcessBatch.Named;
import io.skybound.platform.process.ProcessBatch.State;
import io.skybound.platform.process.ProcessBatch.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables process.saga_entry and process.association_value_entry; many rows with each statement. */
final class ProcessRows {

    /** OFFSET 0, here and below: each is looked up by the index. Without statistics PostgreSQL would read the whole table. */
    private static final String FIND = "SELECT found.saga_id, wanted.key, wanted.value"
            + " FROM unnest(?, ?) AS wanted(key, value), LATERAL (SELECT saga_id"
            + " FROM process.association_value_entry WHERE saga_type = ? AND association_key = wanted.key"
            + " AND association_value = wanted.value OFFSET 0) found";

    private static final String LOAD =
            "SELECT saga_id, saga_type, revision, serialized_saga FROM process.saga_entry WHERE saga_id = ANY (?)";

    private static final String LINKS_OF = "SELECT wanted.id, link.association_key, link.association_value"
            + " FROM unnest(?) AS wanted(id), LATERAL (SELECT association_key, association_value"
            + " FROM process.association_value_entry WHERE saga_id = wanted.id AND saga_type = ? OFFSET 0) link";

    private static final String INSERT =
            "INSERT INTO process.saga_entry (saga_id, saga_type, revision, serialized_saga)"
                    + " SELECT * FROM unnest(?, ?, ?, ?)";

    private static final String UPDATE = "UPDATE process.saga_entry saga SET saga_type = now.type,"
            + " revision = now.revision, serialized_saga = now.content"
            + " FROM unnest(?, ?, ?, ?) AS now(id, type, revision, content) WHERE saga.saga_id = now.id";

    private static final String LINK = "INSERT INTO process.association_value_entry"
            + " (id, saga_id, saga_type, association_key, association_value)"
            + " SELECT nextval('process.association_value_entry_seq'), link.* FROM unnest(?, ?, ?, ?) AS link";

    private static final String UNLINK = "DELETE FROM process.association_value_entry link"
            + " USING unnest(?, ?, ?, ?) AS gone(id, type, key, value) WHERE link.saga_id = gone.id"
            + " AND link.saga_type = gone.type AND link.association_key = gone.key"
            + " AND link.association_value = gone.value";

    private static final List<String> FORGET = List.of(
            "DELETE FROM process.association_value_entry WHERE saga_id = ANY (?)",
            "DELETE FROM process.saga_entry WHERE saga_id = ANY (?)");

    private final JdbcTemplate jdbc;
    private final Serializer serializer;

    ProcessRows(JdbcTemplate jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /**
     * The batch's commit need not be on disk at once. Processes, their token, what they keep for later and the mails they
     * owe are of one transaction: a crash of the database takes back all of it or nothing, and the events come again.
     * And the batch's statements are planned once, not anew for each batch.
     */
    void begin() {
        jdbc.query(
                "SELECT set_config('synchronous_commit', 'off', true),"
                        + " set_config('plan_cache_mode', 'force_generic_plan', true)",
                row -> {});
    }

    List<Named> find(String type, Set<Link> links) {
        List<AssociationValue> values = links.stream().map(Link::value).toList();
        return jdbc.query(
                FIND,
                (row, number) -> new Named(
                        Objects.requireNonNull(row.getString(1)),
                        new Link(type, new AssociationValue(row.getString(2), row.getString(3)))),
                texts(values, AssociationValue::getKey),
                texts(values, AssociationValue::getValue),
                type);
    }

    Map<String, Stored> load(String type, Collection<String> ids) {
        Map<String, Set<AssociationValue>> values = new HashMap<>();
        String[] wanted = ids.toArray(String[]::new);
        jdbc.query(
                LINKS_OF,
                row -> {
                    values.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                            .add(new AssociationValue(row.getString(2), row.getString(3)));
                },
                wanted,
                type);
        Map<String, Stored> stored = new HashMap<>();
        jdbc.query(
                LOAD,
                row -> {
                    String id = row.getString(1);
                    State state = new State(row.getString(2), row.getString(3), row.getBytes(4));
                    stored.put(id, new Stored(state, values.getOrDefault(id, Set.of())));
                },
                (Object) wanted);
        return stored;
    }

    void insert(Map<String, State> processes) {
        write(INSERT, processes);
    }

    void update(Map<String, State> processes) {
        write(UPDATE, processes);
    }

    private void write(String sql, Map<String, State> processes) {
        if (!processes.isEmpty()) {
            Collection<State> states = processes.values();
            jdbc.update(
                    sql,
                    processes.keySet().toArray(String[]::new),
                    texts(states, State::type),
                    texts(states, State::revision),
                    states.stream().map(State::content).toArray(byte[][]::new));
        }
    }

    void link(Set<Named> links) {
        change(LINK, links);
    }

    void unlink(Set<Named> links) {
        change(UNLINK, links);
    }

    private void change(String sql, Set<Named> links) {
        if (!links.isEmpty()) {
            jdbc.update(
                    sql,
                    texts(links, Named::id),
                    texts(links, named -> named.link().type()),
                    texts(links, named -> named.link().value().getKey()),
                    texts(links, named -> named.link().value().getValue()));
        }
    }

    void delete(Set<String> ids) {
        if (!ids.isEmpty()) {
            FORGET.forEach(sql -> jdbc.update(sql, (Object) ids.toArray(String[]::new)));
        }
    }

    String typeName(Class<?> type) {
        return serializer.typeForClass(type).getName();
    }

    State write(Object process) {
        SerializedObject<byte[]> stored = serializer.serialize(process, byte[].class);
        return new State(stored.getType().getName(), stored.getType().getRevision(), stored.getData());
    }

    <S> S read(State state) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(state.content(), byte[].class, state.type(), state.revision()));
    }

    private static <T> @Nullable String[] texts(Collection<T> things, Function<T, @Nullable String> text) {
        return things.stream().<@Nullable String>map(text).toArray(String[]::new);
    }
}
