package io.skybound.process.mail;

import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.booking.BookingView.BookedPassenger;
import io.skybound.api.booking.TripType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A booking in words: what every template shows of it. */
record BookingLines(
        String reference, String url, String route, List<LegLines> legs, List<PassengerLine> passengers, String total) {

    /** Somebody who travels. */
    record PassengerLine(String name, String type, String cabin) {}

    static BookingLines of(BookingView booking, String siteUrl) {
        boolean roundTrip = booking.tripType() == TripType.ROUND_TRIP;
        return new BookingLines(
                booking.bookingReference(),
                siteUrl + "/#/bookings/" + URLEncoder.encode(booking.id(), StandardCharsets.UTF_8),
                route(booking.flights()),
                booking.flights().stream()
                        .map(flight -> LegLines.of(flight, roundTrip))
                        .toList(),
                booking.passengers().stream().map(BookingLines::line).toList(),
                Words.money(booking.totalAmount()));
    }

    /** From the first place to where the way out ends; a way back leads home again. */
    private static String route(List<BookedFlight> flights) {
        BookedFlight last = flights.stream()
                .filter(flight -> !flight.returnFlight())
                .reduce((earlier, later) -> later)
                .orElse(flights.getLast());
        return flights.getFirst().originAirport().city() + " – "
                + last.destinationAirport().city();
    }

    private static PassengerLine line(BookedPassenger passenger) {
        return new PassengerLine(
                passenger.firstName() + " " + passenger.lastName(),
                Words.passengerType(passenger.type()),
                Words.cabin(passenger.cabinClass()));
    }
}
