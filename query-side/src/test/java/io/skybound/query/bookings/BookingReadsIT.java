package io.skybound.query.bookings;

import static io.skybound.api.example.ExampleBooking.bookingCreated;
import static io.skybound.api.example.ExampleFlight.ARRIVAL;
import static io.skybound.api.example.ExampleFlight.DEPARTURE;
import static io.skybound.api.example.ExampleFlight.SB400;
import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.booking.BookingEvent.BookingCreated;
import io.skybound.api.booking.BookingEvent.BookingExpired;
import io.skybound.api.booking.BookingEvent.BookingHeld;
import io.skybound.api.booking.BookingEvent.LegRescheduled;
import io.skybound.api.example.Example;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.query.testing.Callers;
import io.skybound.query.testing.History;
import io.skybound.query.testing.ReadSideTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bookings through HTTP. */
@ReadSideTest
class BookingReadsIT {

    @Autowired
    private History history;

    @Autowired
    private Callers callers;

    @Test
    void showsABookingToItsTravellerOnly() {
        history.record("bkg_own", bookingCreated("bkg_own", "usr_owner"));

        Reply own = callers.traveller("usr_owner").get("/bookings/bkg_own?min_version=0");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("ETag")).hasValue("\"0\"");
        assertThat(own.json().path("status_detail").asString()).isEqualTo("holding");
        assertThat(own.json().at("/flights/0/departure_time").asString()).isEqualTo("2026-07-01T08:00:00-04:00");
        assertThat(own.json().at("/passengers/0/passport_number").asString()).isEqualTo("••••••678");

        for (String path : List.of("/bookings/bkg_own", "/bookings/bkg_own?min_version=9", "/bookings/bkg_unknown")) {
            Reply other = callers.traveller("usr_other").get(path);
            assertThat(other.status()).as(path).isEqualTo(404);
            assertThat(other.code()).isEqualTo("booking_not_found");
        }
        assertThat(callers.nobody().get("/bookings/bkg_own").status()).isEqualTo(401);
        assertThat(callers.somebody("usr_ops", Roles.OPS)
                        .get("/bookings/bkg_own")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void saysWhenABookingHasNotChanged() {
        history.record("bkg_same", bookingCreated("bkg_same", "usr_same"));
        assertThat(callers.traveller("usr_same")
                        .with("If-None-Match", "\"0\"")
                        .get("/bookings/bkg_same?min_version=0")
                        .status())
                .isEqualTo(304);

        history.record("bkg_same", new BookingHeld("bkg_same", Example.minutesLater(15), Example.minutesLater(1)));
        Reply changed =
                callers.traveller("usr_same").with("If-None-Match", "\"0\"").get("/bookings/bkg_same?min_version=1");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).hasValue("\"1\"");
        assertThat(changed.json().path("payment_required_by").asString()).isEqualTo("2026-06-01T12:15:00Z");
    }

    @Test
    void offersNothingOnceDeparted() {
        history.record("bkg_gone", bookingCreated("bkg_gone", "usr_gone"));
        Reply before = callers.traveller("usr_gone").get("/bookings/bkg_gone?min_version=0");
        assertThat(before.json().path("available_actions").toString()).isEqualTo("[\"cancel\",\"update\"]");

        Instant now = Example.minutesLater(0);
        history.record(
                "bkg_gone",
                new LegRescheduled(
                        "bkg_gone", SB400, now, ARRIVAL, DEPARTURE, ARRIVAL, null, Example.minutesLater(-1)));

        Reply gone = callers.traveller("usr_gone").get("/bookings/bkg_gone?min_version=1");
        assertThat(gone.json().path("available_actions")).isEmpty();
        Reply listed = callers.traveller("usr_gone").get("/users/me/bookings");
        assertThat(listed.json().at("/0/available_actions")).isEmpty();
    }

    @Test
    void neverDeniesABookingThatHasNotArrivedYet() {
        StreamingEventProcessor processor = history.processor(BookingProjection.NAME);
        processor.shutDown();
        try {
            history.record("bkg_late", bookingCreated("bkg_late", "usr_late"));

            for (String path : List.of("/bookings/bkg_late", "/bookings/bkg_late?min_version=0")) {
                Reply lagging = callers.traveller("usr_late").get(path);
                assertThat(lagging.status()).as(path).isEqualTo(503);
                assertThat(lagging.code()).isEqualTo("projection_lagging");
                assertThat(lagging.header("Retry-After")).hasValue("1");
            }
        } finally {
            processor.start();
        }
        history.caughtUp(BookingProjection.NAME);
        assertThat(callers.traveller("usr_late").get("/bookings/bkg_late").status())
                .isEqualTo(200);
    }

    @Test
    void listsMyBookingsNewestFirstPageByPage() {
        IntStream.range(0, 5).forEach(i -> history.record("bkg_list_" + i, created("bkg_list_" + i, i / 2)));
        history.record("bkg_list_2", new BookingExpired("bkg_list_2", Example.minutesLater(20)));
        history.caughtUp(BookingProjection.NAME);

        assertThat(ids(callers.traveller("usr_lister").get("/users/me/bookings")))
                .containsExactly("bkg_list_4", "bkg_list_3", "bkg_list_2", "bkg_list_1", "bkg_list_0");
        assertThat(ids(callers.traveller("usr_lister").get("/users/me/bookings?status=cancelled")))
                .containsExactly("bkg_list_2");
        assertThat(ids(callers.traveller("usr_nobody").get("/users/me/bookings")))
                .isEmpty();

        List<String> paged = new ArrayList<>();
        String path = "/users/me/bookings?limit=2&status=pending";
        while (path != null) {
            Reply page = callers.traveller("usr_lister").get(path);
            paged.addAll(ids(page));
            String link = page.header("Link").orElse(null);
            path = link == null ? null : link.replaceAll("<(.*)>; rel=\"next\"", "$1");
        }
        assertThat(paged).containsExactly("bkg_list_4", "bkg_list_3", "bkg_list_1", "bkg_list_0");
    }

    @Test
    void refusesAListThatCanNotBeMeant() {
        assertThat(callers.traveller("usr_1")
                        .get("/users/me/bookings?status=lost")
                        .status())
                .isEqualTo(422);
        assertThat(callers.traveller("usr_1").get("/users/me/bookings?limit=0").status())
                .isEqualTo(400);
        assertThat(callers.traveller("usr_1")
                        .get("/users/me/bookings?limit=ten")
                        .status())
                .isEqualTo(400);
        assertThat(Objects.requireNonNull(callers.traveller("usr_1")
                        .get("/users/me/bookings?after=x")
                        .code()))
                .isEqualTo("invalid_cursor");
        assertThat(callers.nobody().get("/users/me/bookings").status()).isEqualTo(401);
    }

    private static BookingCreated created(String id, int minute) {
        BookingCreated example = bookingCreated(id, "usr_lister");
        return new BookingCreated(
                id,
                example.reference(),
                example.userId(),
                example.tripType(),
                example.legs(),
                example.passengers(),
                example.contactEmail(),
                example.price(),
                example.conditions(),
                Example.minutesLater(minute).plusNanos(123_456_789));
    }

    private static List<String> ids(Reply found) {
        return found.json()
                .valueStream()
                .map(booking -> booking.get("id").asString())
                .toList();
    }
}
