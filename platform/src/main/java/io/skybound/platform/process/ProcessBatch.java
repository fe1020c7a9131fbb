package io.skybound.platform.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;

/** What a batch of events has read of the processes that it concerns, and what it made of them. For one thread. */
final class ProcessBatch {

    private final ProcessRows rows;

    private final Map<Link, Set<String>> found = new HashMap<>();
    private final Map<String, Stored> stored = new HashMap<>();
    /** Found, but nobody has asked for one of them yet. */
    private final Set<String> unread = new HashSet<>();

    private final Map<String, State> begun = new LinkedHashMap<>();
    private final Map<String, State> changed = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final Set<Named> linked = new LinkedHashSet<>();
    private final Set<Named> unlinked = new LinkedHashSet<>();

    /** A value by which events find processes of a type. */
    record Link(String type, AssociationValue value) {}

    /** The process that is found by it. */
    record Named(String id, Link link) {}

    /** A process in its stored form. */
    record State(String type, @Nullable String revision, byte[] content) {}

    /** What was read of a process. */
    record Stored(State state, Set<AssociationValue> values) {}

    private record Entry<S>(S saga, Set<AssociationValue> associationValues) implements SagaStore.Entry<S> {}

    ProcessBatch(ProcessRows rows) {
        this.rows = rows;
    }

    Set<String> find(Class<?> type, AssociationValue value, Function<Class<?>, Set<AssociationValue>> concerned) {
        Link link = new Link(rows.typeName(type), value);
        if (!found.containsKey(link)) {
            Set<Link> wanted = new HashSet<>(Set.of(link));
            concerned.apply(type).forEach(other -> wanted.add(new Link(link.type(), other)));
            wanted.removeAll(found.keySet());
            wanted.forEach(one -> found.put(one, new LinkedHashSet<>()));
            for (Named named : rows.find(link.type(), wanted)) {
                found.getOrDefault(named.link(), new LinkedHashSet<>()).add(named.id());
                unread.add(named.id());
            }
        }
        return found.getOrDefault(link, Set.of());
    }

    <S> SagaStore.@Nullable Entry<S> load(Class<S> type, String id) {
        if (!stored.containsKey(id)) {
            unread.add(id);
            stored.putAll(rows.load(rows.typeName(type), unread));
            unread.clear();
        }
        Stored process = stored.get(id);
        return process == null ? null : new Entry<>(rows.read(process.state()), process.values());
    }

    void begin(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
        begun.put(id, rows.write(saga));
        values.forEach(value -> linked.add(new Named(id, new Link(rows.typeName(type), value))));
    }

    void change(Class<?> type, String id, Object saga, AssociationValues values) {
        State now = rows.write(saga);
        Stored before = stored.get(id);
        if (before == null || !Arrays.equals(before.state().content(), now.content())) {
            changed.put(id, now);
        }
        String name = rows.typeName(type);
        values.addedAssociations().forEach(value -> linked.add(new Named(id, new Link(name, value))));
        values.removedAssociations().forEach(value -> unlinked.add(new Named(id, new Link(name, value))));
    }

    void end(String id) {
        ended.add(id);
    }

    void write() {
        rows.insert(begun);
        rows.update(changed);
        rows.link(linked);
        rows.unlink(unlinked);
        rows.delete(ended);
    }
}
