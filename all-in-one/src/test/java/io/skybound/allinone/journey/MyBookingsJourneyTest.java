package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** My bookings, mine only, page by page. */
class MyBookingsJourneyTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void comeNewestFirstPageByPage() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(30, 50);
        List<String> booked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            booked.addFirst(ada.hold(Trip.oneWay(flight, sky.people().adult())).id());
        }

        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String page = "/users/me/bookings?limit=2";
        while (!page.isEmpty()) {
            Answer answer = ada.get(page).expect(200);
            seen.addAll(answer.each("/id"));
            sizes.add(answer.json().size());
            Matcher next = NEXT.matcher(answer.header("Link"));
            page = next.find() ? next.group(1) : "";
        }

        assertThat(seen).isEqualTo(booked);
        assertThat(sizes).containsExactly(2, 2, 1);
        ada.cancel(booked.getFirst()).expect(200);
        ada.awaitDetail(booked.getFirst(), "cancelled_by_traveller");
        assertThat(ada.get("/users/me/bookings?status=cancelled").each("/id")).containsExactly(booked.getFirst());
        assertThat(ada.get("/users/me/bookings?status=pending").each("/id")).isEqualTo(booked.subList(1, 5));
        assertThat(ada.get("/users/me/bookings?status=confirmed").each("/id")).isEqualTo(Collections.emptyList());
        booked.subList(1, 5).forEach(id -> ada.cancel(id).expect(200));
    }

    @Test
    void areNobodyElses() {
        Traveller ada = sky.traveller();
        Traveller bob = sky.traveller();
        Answer held = ada.hold(
                Trip.oneWay(sky.operations().flight(30, 9), sky.people().adult()));
        Answer payment = ada.pay(held, "tok_visa").expect(201);
        Answer adas = ada.awaitDetail(held.id(), "confirmed");
        long events = sky.events();

        bob.booking(held.id()).refuses(404, "booking_not_found");
        bob.booking(held.id(), 1).refuses(404, "booking_not_found");
        bob.get("/payments/" + payment.id()).refuses(404, "payment_not_found");
        bob.cancel(held.id()).refuses(404, "booking_not_found");
        bob.correct(held.id(), adas.etag(), Map.of("contact_email", bob.email()))
                .refuses(404, "booking_not_found");
        bob.pay(held, "tok_visa").refuses(404, "booking_not_found");

        assertThat(bob.myBookings().json().size()).isZero();
        assertThat(sky.events()).isEqualTo(events);
        assertThat(ada.booking(held.id()).body()).isEqualTo(adas.body());
    }

    @Test
    void refuseWhatIsNoPage() {
        Traveller ada = sky.traveller();

        ada.get("/users/me/bookings?limit=0").expect(400);
        ada.get("/users/me/bookings?limit=201").expect(400);
        ada.get("/users/me/bookings?limit=two").expect(400);
        ada.get("/users/me/bookings?after=rubbish").refuses(400, "invalid_cursor");
        ada.get("/users/me/bookings?status=").expect(200);
        ada.get("/users/me/bookings?status=lost").refuses(422, "invalid_request");
    }
}
