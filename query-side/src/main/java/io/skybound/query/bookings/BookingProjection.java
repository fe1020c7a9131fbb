package io.skybound.query.bookings;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingView;
import io.skybound.platform.messaging.Signals;
import io.skybound.query.readmodel.BatchFold;
import java.util.OptionalLong;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps read.booking: each booking as its traveller sees it. */
@Component
@ProcessingGroup(BookingProjection.NAME)
class BookingProjection {

    static final String NAME = "bookings";

    private final BookingFold fold;
    private final BookingRows rows;
    private final BookingChanges changes;
    private final BatchFold<BookingView> batch;

    BookingProjection(BookingFold fold, BookingRows rows, BookingChanges changes, JdbcTemplate jdbc, Signals signals) {
        this.fold = fold;
        this.rows = rows;
        this.changes = changes;
        this.batch = new BatchFold<>(NAME, jdbc, rows, signals);
    }

    @EventHandler
    void project(BookingEvent event, @SequenceNumber long version) {
        OptionalLong position = BookingChanges.position();
        batch.add(event.bookingId(), view -> {
            BookingView next = fold.evolve(view, event, version);
            changes.add(view, next, position);
            return next;
        });
    }

    @ResetHandler
    void forget() {
        rows.clear();
    }
}
