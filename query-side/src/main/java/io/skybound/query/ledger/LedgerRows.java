package io.skybound.query.ledger;

import io.skybound.query.readmodel.BatchFold;
import io.skybound.query.readmodel.ColumnsOf;
import io.skybound.query.readmodel.ViewJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table read.ledger_entry. Rows are inserted, and never touched again. */
final class LedgerRows implements BatchFold.Rows<Ledger> {

    private static final String SAVE = "INSERT INTO %s.ledger_entry (booking_id, number, posted_at, view)"
            + " SELECT * FROM unnest(?, ?::int[], ?::timestamptz[], ?) ON CONFLICT (booking_id, number) DO NOTHING";

    private final JdbcTemplate jdbc;
    private final String save;
    private final String select;

    /** @param schema where the table is */
    LedgerRows(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.save = SAVE.formatted(schema);
        this.select = "SELECT booking_id, view FROM " + schema
                + ".ledger_entry WHERE booking_id = ANY (?) ORDER BY booking_id, number";
    }

    /** Empty if nothing is posted. */
    Ledger of(String bookingId) {
        return find(List.of(bookingId)).getOrDefault(bookingId, Ledger.empty(bookingId));
    }

    @Override
    public Map<String, Ledger> find(Collection<String> bookings) {
        Map<String, List<LedgerEntry>> entries = new HashMap<>();
        jdbc.query(
                select,
                row -> {
                    entries.computeIfAbsent(Objects.requireNonNull(row.getString(1)), _ -> new ArrayList<>())
                            .add(ViewJson.read(Objects.requireNonNull(row.getString(2)), LedgerEntry.class));
                },
                (Object) bookings.toArray(String[]::new));
        Map<String, Ledger> found = new HashMap<>();
        entries.forEach((booking, posted) -> found.put(booking, new Ledger(booking, posted)));
        return found;
    }

    @Override
    public void save(Collection<Ledger> ledgers) {
        List<Posted> posted = ledgers.stream()
                .flatMap(ledger -> ledger.entries().stream().map(entry -> new Posted(ledger.bookingId(), entry)))
                .toList();
        jdbc.update(
                save,
                new ColumnsOf<>(posted)
                        .text(Posted::bookingId)
                        .number(entry -> entry.entry().number())
                        .time(entry -> entry.entry().postedAt())
                        .text(entry -> ViewJson.write(entry.entry()))
                        .arguments());
    }

    @Override
    public BatchFold.News news(Ledger ledger) {
        return new BatchFold.News(ledger.entries().size(), "");
    }

    @Override
    public String rowOf(DomainEventMessage<?> event) {
        return LedgerProjection.bookingOf(event);
    }

    private record Posted(String bookingId, LedgerEntry entry) {}
}
