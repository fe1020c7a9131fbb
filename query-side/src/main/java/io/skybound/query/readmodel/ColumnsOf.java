package io.skybound.query.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as the arguments of one statement, a column at a time, for {@code unnest(?, ?, …)}: the statement costs nearly
 * the same for one row and for a thousand.
 */
public final class ColumnsOf<R> {

    private final Collection<R> rows;
    private final List<Object> columns = new ArrayList<>();

    public ColumnsOf(Collection<R> rows) {
        this.rows = rows;
    }

    /** Also for whatever is cast from text: {@code ?::timestamptz[]}. */
    public ColumnsOf<R> text(Function<R, @Nullable Object> value) {
        columns.add(rows.stream()
                .map(row -> {
                    Object text = value.apply(row);
                    return text == null ? null : text.toString();
                })
                .toArray(String[]::new));
        return this;
    }

    public ColumnsOf<R> number(ToLongFunction<R> value) {
        columns.add(rows.stream().mapToLong(value).boxed().toArray(Long[]::new));
        return this;
    }

    /** Needs the cast to {@code timestamptz[]}. */
    public ColumnsOf<R> time(Function<R, Instant> value) {
        return text(value::apply);
    }

    public Object[] arguments() {
        return columns.toArray();
    }
}
