package io.skybound.query.payments;

import io.skybound.api.payment.PaymentView;
import io.skybound.query.readmodel.BatchFold;
import io.skybound.query.readmodel.ColumnsOf;
import io.skybound.query.readmodel.ViewJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table read.payment. */
final class PaymentRows implements BatchFold.Rows<PaymentView> {

    private static final String SAVE = "INSERT INTO %s.payment (id, booking_id, user_id, created_at, version, view)"
            + " SELECT * FROM unnest(?, ?, ?, ?::timestamptz[], ?, ?) ON CONFLICT (id) DO UPDATE"
            + " SET version = excluded.version, view = excluded.view";

    private final JdbcTemplate jdbc;
    private final String save;
    private final String select;

    /** @param schema where the table is */
    PaymentRows(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.save = SAVE.formatted(schema);
        this.select = "SELECT view FROM " + schema + ".payment WHERE ";
    }

    @Nullable
    PaymentView find(String id) {
        return first(jdbc.query(select + "id = ?", PaymentRows::view, id));
    }

    @Override
    public Map<String, PaymentView> find(Collection<String> ids) {
        Map<String, PaymentView> found = new HashMap<>();
        jdbc.query(select + "id = ANY (?)", PaymentRows::view, (Object) ids.toArray(String[]::new))
                .forEach(view -> found.put(view.id(), view));
        return found;
    }

    /** By creation, then id: those after that place, created until then. */
    List<PaymentView> created(Instant from, String after, Instant until, int limit) {
        return jdbc.query(
                select + "(created_at, id) > (?, ?) AND created_at <= ? ORDER BY created_at, id LIMIT ?",
                PaymentRows::view,
                from.atOffset(ZoneOffset.UTC),
                after,
                until.atOffset(ZoneOffset.UTC),
                limit);
    }

    @Override
    public void save(Collection<PaymentView> views) {
        jdbc.update(
                save,
                new ColumnsOf<>(views)
                        .text(PaymentView::id)
                        .text(PaymentView::bookingId)
                        .text(PaymentView::userId)
                        .time(PaymentView::createdAt)
                        .number(PaymentView::version)
                        .text(ViewJson::write)
                        .arguments());
    }

    @Override
    public BatchFold.News news(PaymentView view) {
        return new BatchFold.News(view.version(), view.userId());
    }

    private static PaymentView view(ResultSet found, int number) throws SQLException {
        return ViewJson.read(Objects.requireNonNull(found.getString("view")), PaymentView.class);
    }

    private static @Nullable PaymentView first(List<PaymentView> views) {
        return views.isEmpty() ? null : views.getFirst();
    }
}
