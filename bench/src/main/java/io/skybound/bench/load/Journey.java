package io.skybound.bench.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** One traveller on one connection: books, pays, and looks until the booking shows as confirmed. */
public final class Journey {
    private static final int LOOK_MILLIS = 5;
    private static final int PATIENCE_SECONDS = 30;

    private final Wire wire;
    private final Map<String, String> traveller;

    public Journey(Wire wire, Map<String, String> traveller) {
        this.wire = wire;
        this.traveller = traveller;
    }

    public Reply book(String flight) throws IOException {
        return wire.send("POST", "/bookings", withKey(), body(flight));
    }

    /** The whole of it. */
    public void travel(String flight) throws IOException {
        Reply booking = book(flight);
        if (booking.status() == 202 || booking.at("/status_detail").equals("holding")) {
            String id = booking.status() == 202
                    ? booking.headers().getOrDefault("location", "").replaceFirst("^/bookings/", "")
                    : booking.at("/id");
            booking = await(id, "awaiting_payment");
        } else {
            booking.expect(201);
        }
        String id = booking.at("/id");
        String payment = "{\"booking_id\":\"" + id + "\",\"amount\":\"" + booking.at("/total_amount/amount")
                + "\",\"currency\":\"USD\",\"payment_method\":\"card\",\"payment_details\":{\"token\":\"tok_visa\"}}";
        wire.send("POST", "/payments", withKey(), payment).expect(201);
        await(id, "confirmed");
    }

    private Reply await(String id, String detail) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Reply booking = wire.send("GET", "/bookings/" + id, traveller, "");
            if (booking.status() == 200 && booking.at("/status_detail").equals(detail)) {
                return booking;
            }
            Waiting.pause(LOOK_MILLIS);
        }
        throw new IOException("booking " + id + " is not " + detail + " after " + PATIENCE_SECONDS + " s");
    }

    private Map<String, String> withKey() {
        Map<String, String> headers = new LinkedHashMap<>(traveller);
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return headers;
    }

    private static String body(String flight) {
        return "{\"trip_type\":\"one-way\",\"flights\":[{\"flight_id\":\"" + flight + "\",\"is_return_flight\":false}],"
                + "\"passengers\":[{\"type\":\"adult\",\"first_name\":\"Ada\",\"last_name\":\"Lovelace\","
                + "\"date_of_birth\":\"1990-12-10\",\"passport_number\":\"X1234567\",\"nationality\":\"GB\","
                + "\"cabin_class\":\"economy\"}]}";
    }
}
