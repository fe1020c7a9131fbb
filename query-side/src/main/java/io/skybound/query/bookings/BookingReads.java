package io.skybound.query.bookings;

import io.skybound.api.booking.BookingAnswer;
import io.skybound.api.booking.BookingQuery.FindBooking;
import io.skybound.api.booking.BookingQuery.FindUnpaidHolds;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.Detail;
import io.skybound.query.readmodel.Found;
import io.skybound.query.readmodel.WaitingReads;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Looks bookings up, for the query bus and for HTTP. */
@Component
public class BookingReads {

    private final BookingRows rows;
    private final WaitingReads waiting;
    private final Clock clock;

    BookingReads(BookingRows rows, WaitingReads waiting, Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<BookingAnswer> answer(FindBooking query) {
        return waiting.readLater(() -> find(query.bookingId(), query.minVersion(), arrived(query)))
                .thenApply(found -> new BookingAnswer(found.row(), found.lagging()));
    }

    @QueryHandler
    int answer(FindUnpaidHolds query) {
        return rows.pending(query.userId());
    }

    /** For HTTP, where somebody else's booking does not exist and is not waited for either. */
    public Found<BookingView> findOwn(String id, String userId, long minVersion) {
        Found<BookingView> found =
                find(id, minVersion, view -> !view.userId().equals(userId) || view.version() >= minVersion);
        BookingView view = found.row();
        return view == null || view.userId().equals(userId) ? found : new Found<>(null, false);
    }

    /** For those who may see everybody's. */
    public Found<BookingView> find(String id, long minVersion) {
        return find(id, minVersion, view -> view.version() >= minVersion);
    }

    private Found<BookingView> find(String id, long minVersion, Predicate<BookingView> arrived) {
        Found<BookingView> found = waiting.read("bkg_", id, minVersion, () -> rows.find(id), arrived);
        BookingView view = found.row();
        return view == null ? found : new Found<>(view.at(clock.instant()), found.lagging());
    }

    private static Predicate<BookingView> arrived(FindBooking query) {
        return view ->
                view.version() >= query.minVersion() && !(query.settled() && view.statusDetail() == Detail.HOLDING);
    }
}
