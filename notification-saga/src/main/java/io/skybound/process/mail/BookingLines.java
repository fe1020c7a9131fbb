package io.skybound.process.mail;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.booking.BookingView.BookedPassenger;
import io.skybound.api.booking.TripType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A booking in words: what every template shows of it.
 *
 * @param url its own page
 * @param site where all pages begin
 * @param destination where the way out ends
 */
record BookingLines(
        String reference,
        String url,
        String site,
        String route,
        String destination,
        List<LegLines> legs,
        List<PassengerLine> passengers,
        String total) {

    /** Somebody who travels. */
    record PassengerLine(String name, String type, String cabin) {}

    static BookingLines of(BookingView booking, String siteUrl) {
        List<BookedFlight> flights = booking.flights();
        String destination = destination(flights);
        boolean roundTrip = booking.tripType() == TripType.ROUND_TRIP;
        return new BookingLines(
                booking.bookingReference(),
                siteUrl + "/#/bookings/" + URLEncoder.encode(booking.id(), StandardCharsets.UTF_8),
                siteUrl,
                flights.getFirst().originAirport().city() + " – " + destination,
                destination,
                flights.stream().map(flight -> LegLines.of(flight, roundTrip)).toList(),
                booking.passengers().stream().map(BookingLines::line).toList(),
                Words.money(booking.totalAmount()));
    }

    private static String destination(List<BookedFlight> flights) {
        return flights.stream()
                .filter(flight -> !flight.returnFlight())
                .reduce((earlier, later) -> later)
                .orElse(flights.getLast())
                .destinationAirport()
                .city();
    }

    private static PassengerLine line(BookedPassenger passenger) {
        return new PassengerLine(
                passenger.firstName() + " " + passenger.lastName(),
                Words.passengerType(passenger.type()),
                Words.cabin(passenger.cabinClass()));
    }
}
