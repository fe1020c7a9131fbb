package io.skybound.allinone.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who books, and what they can do. Everybody is another person, and nobody's data may show where it must not. */
final class Traveller {
    private final Http http;
    private final Account account;
    private Session session;

    private Traveller(Http http, Account account, Session session) {
        this.http = http;
        this.account = account;
        this.session = session;
    }

    /** A new traveller, registered and signed in. */
    static Traveller of(Front front) {
        Http http = new Http(front);
        Account account = Account.random(front);
        http.post("/auth/register", account.registration(), Map.of()).expect(201);
        return new Traveller(http, account, Session.begin(front, account.email(), account.password()));
    }

    /** The same traveller with the same session, at another place. */
    Traveller at(Front other) {
        return new Traveller(new Http(other), account, session);
    }

    String email() {
        return account.email();
    }

    Account account() {
        return account;
    }

    Session session() {
        return session;
    }

    /** After the product has been started again, or the token has run out. */
    void signInAgain() {
        session = session.again();
    }

    Answer book(Trip trip) {
        return book(Keys.fresh(), trip);
    }

    Answer book(String key, Trip trip) {
        return http.post("/bookings", trip.json(), with(key));
    }

    CompletableFuture<Answer> bookLater(String key, Trip trip) {
        return http.sendLater("POST", "/bookings", trip.json(), with(key));
    }

    /** Books, and waits until the seats are held. */
    Answer hold(Trip trip) {
        return book(trip).expect(201);
    }

    Answer pay(Answer booking, String token) {
        return pay(Keys.fresh(), booking, token);
    }

    Answer pay(String key, Answer booking, String token) {
        return http.post("/payments", payment(booking, token), with(key));
    }

    /** Says more than needed about itself. */
    Answer pay(Answer booking, String token, Map<String, String> more) {
        Map<String, String> headers = with(Keys.fresh());
        headers.putAll(more);
        return http.post("/payments", payment(booking, token), headers);
    }

    CompletableFuture<Answer> payLater(String key, Answer booking, String token) {
        return http.sendLater("POST", "/payments", payment(booking, token), with(key));
    }

    /** Holds, pays, and answers the confirmed booking. */
    Answer holdAndPay(Trip trip) {
        Answer booking = hold(trip);
        pay(booking, "tok_visa").expect(201);
        return awaitDetail(booking.id(), "confirmed");
    }

    static JsonNode payment(Answer booking, String token) {
        return JsonMapper.shared()
                .valueToTree(Map.of(
                        "booking_id", booking.id(),
                        "amount", booking.at("/total_amount/amount"),
                        "currency", booking.at("/total_amount/currency"),
                        "payment_method", "card",
                        "payment_details", Map.of("token", token)));
    }

    Answer cancel(String bookingId) {
        return cancel(Keys.fresh(), bookingId);
    }

    Answer cancel(String key, String bookingId) {
        return http.send("DELETE", "/bookings/" + bookingId, null, with(key));
    }

    void cancelLater(String bookingId) {
        var _ = http.sendLater("DELETE", "/bookings/" + bookingId, null, with(Keys.fresh()));
    }

    Answer correct(String bookingId, @Nullable String ifMatch, Object body) {
        Map<String, String> headers = with(Keys.fresh());
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        return http.send("PUT", "/bookings/" + bookingId, body, headers);
    }

    Answer booking(String id) {
        return get("/bookings/" + id);
    }

    Answer booking(String id, long minVersion) {
        return get("/bookings/" + id + "?min_version=" + minVersion);
    }

    Answer myBookings() {
        return get("/users/me/bookings").expect(200);
    }

    Answer get(String path) {
        return http.get(path, with(null));
    }

    Answer get(String path, Map<String, String> more) {
        Map<String, String> headers = with(null);
        headers.putAll(more);
        return http.get(path, headers);
    }

    Answer post(String path, Object body) {
        return http.post(path, body, with(Keys.fresh()));
    }

    /** The booking as soon as its {@code status_detail} is this one. */
    Answer awaitDetail(String bookingId, String detail) {
        return awaitBooking(bookingId, "/status_detail", detail);
    }

    Answer awaitBooking(String bookingId, String pointer, String value) {
        return await("booking " + bookingId + " with " + pointer + " = " + value)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> booking(bookingId).expect(200),
                        booking -> booking.at(pointer).equals(value));
    }

    Answer awaitPayment(String paymentId, String status) {
        return await("payment " + paymentId + " " + status)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> get("/payments/" + paymentId).expect(200),
                        payment -> payment.at("/status").equals(status));
    }

    private Map<String, String> with(@Nullable String key) {
        Map<String, String> headers = new HashMap<>(session.bearer());
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        return headers;
    }
}
