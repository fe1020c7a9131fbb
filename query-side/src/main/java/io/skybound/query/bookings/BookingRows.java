package io.skybound.query.bookings;

import io.skybound.api.booking.BookingView;
import io.skybound.platform.web.Cursor;
import io.skybound.query.readmodel.BatchFold;
import io.skybound.query.readmodel.ColumnsOf;
import io.skybound.query.readmodel.ViewJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table read.booking. */
final class BookingRows implements BatchFold.Rows<BookingView> {

    private static final String SAVE =
            "INSERT INTO %s.booking (id, user_id, reference, status, created_at, version, view)"
                    + " SELECT * FROM unnest(?, ?, ?, ?, ?::timestamptz[], ?, ?) ON CONFLICT (id) DO UPDATE"
                    + " SET status = excluded.status, version = excluded.version, view = excluded.view";

    private final JdbcTemplate jdbc;
    private final String save;
    private final String select;
    private final String pending;

    /** @param schema where the table is */
    BookingRows(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.save = SAVE.formatted(schema);
        this.select = "SELECT created_at, view FROM " + schema + ".booking WHERE ";
        this.pending = "SELECT count(*) FROM " + schema + ".booking WHERE user_id = ? AND status = 'pending'";
    }

    @Nullable
    BookingView find(String id) {
        return first(jdbc.query(select + "id = ?", BookingRows::view, id));
    }

    /** Those of that reference; more than one only if somebody has meddled. */
    List<BookingView> named(String reference) {
        return jdbc.query(select + "reference = ? ORDER BY created_at DESC LIMIT 10", BookingRows::view, reference);
    }

    @Override
    public Map<String, BookingView> find(Collection<String> ids) {
        Map<String, BookingView> found = new HashMap<>();
        jdbc.query(select + "id = ANY (?)", BookingRows::view, (Object) ids.toArray(String[]::new))
                .forEach(view -> found.put(view.id(), view));
        return found;
    }

    /** The user's bookings, newest first. */
    List<Listed> of(String userId, BookingView.@Nullable Status status, @Nullable Place after, int limit) {
        StringBuilder sql = new StringBuilder(select).append("user_id = ?");
        List<Object> values = new ArrayList<>(List.of(userId));
        if (status != null) {
            sql.append(" AND status = ?");
            values.add(status.wire());
        }
        if (after != null) {
            sql.append(" AND (created_at, id) < (?, ?)");
            values.add(after.createdAt().atOffset(ZoneOffset.UTC));
            values.add(after.id());
        }
        sql.append(" ORDER BY created_at DESC, id DESC LIMIT ?");
        values.add(limit);
        return jdbc.query(sql.toString(), BookingRows::listed, values.toArray());
    }

    /** How many of the user's bookings are neither paid nor over. */
    int pending(String userId) {
        return Objects.requireNonNull(jdbc.queryForObject(pending, Integer.class, userId));
    }

    @Override
    public void save(Collection<BookingView> views) {
        jdbc.update(
                save,
                new ColumnsOf<>(views)
                        .text(BookingView::id)
                        .text(BookingView::userId)
                        .text(BookingView::bookingReference)
                        .text(view -> view.status().wire())
                        .time(BookingView::createdAt)
                        .number(BookingView::version)
                        .text(ViewJson::write)
                        .arguments());
    }

    @Override
    public BatchFold.News news(BookingView view) {
        return new BatchFold.News(view.version(), view.userId());
    }

    /** A booking with its place in the list. */
    record Listed(BookingView booking, Place place) {}

    /** Where in the list a booking stands, as the database orders it. */
    record Place(Instant createdAt, String id) {

        private static final String LIST = "bookings";

        static @Nullable Place parse(@Nullable String after) {
            Cursor cursor = Cursor.parse(LIST, 2, after);
            return cursor == null ? null : new Place(instant(cursor.number(0)), cursor.key(1));
        }

        /** In microseconds, as the column is: the last row of a page must not come again. */
        Cursor cursor() {
            return Cursor.of(LIST, createdAt.getEpochSecond() * 1_000_000 + createdAt.getNano() / 1_000, id);
        }

        private static Instant instant(long micros) {
            if (micros < 0 || micros > 253_402_300_799_999_999L) {
                throw Cursor.invalid();
            }
            return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
        }
    }

    private static Listed listed(ResultSet found, int number) throws SQLException {
        BookingView view = view(found, number);
        return new Listed(
                view,
                new Place(found.getObject("created_at", OffsetDateTime.class).toInstant(), view.id()));
    }

    private static BookingView view(ResultSet found, int number) throws SQLException {
        return ViewJson.read(Objects.requireNonNull(found.getString("view")), BookingView.class);
    }

    private static @Nullable BookingView first(List<BookingView> views) {
        return views.isEmpty() ? null : views.getFirst();
    }
}
