package io.skybound.query.bookings;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.booking.BookingView;
import io.skybound.query.readmodel.BatchFold;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;

/** Keeps read.booking: each booking as its traveller sees it. */
@ProcessingGroup(BookingProjection.NAME)
class BookingProjection {

    static final String NAME = "bookings";

    private final BookingFold fold;
    private final BookingChanges changes;
    private final BatchFold<BookingView> batch;

    BookingProjection(BookingFold fold, BookingRows rows, BookingChanges changes, Consumer<List<String>> tell) {
        this.fold = fold;
        this.changes = changes;
        this.batch = new BatchFold<>(NAME, rows, tell);
    }

    @EventHandler
    void project(BookingEvent event, @SequenceNumber long version) {
        OptionalLong position = BookingChanges.position();
        batch.add(event.bookingId(), view -> {
            BookingView next = fold.evolve(view, event, version);
            changes.add(next.userId(), next.id(), version, position);
            return next;
        });
    }
}
