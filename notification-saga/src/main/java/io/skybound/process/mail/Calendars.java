package io.skybound.process.mail;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Geo;
import biweekly.property.Method;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.property.Uid;
import io.skybound.api.booking.BookingView;
import io.skybound.api.booking.BookingView.BookedFlight;
import io.skybound.api.place.AirportView;
import java.time.Instant;
import java.util.Date;

/**
 * The itinerary for the traveller's calendar, one entry per leg. An entry keeps its identifier for ever and counts up,
 * so a later file moves it instead of adding another.
 */
final class Calendars {
    private final String domain;

    Calendars(String domain) {
        this.domain = domain;
    }

    String of(BookingView booking, String url) {
        var calendar = new ICalendar();
        calendar.setProductId("-//SkyBound//Bookings//EN");
        calendar.setMethod(Method.publish());
        for (BookedFlight flight : booking.flights()) {
            calendar.addEvent(entry(booking, flight, url));
        }
        return Biweekly.write(calendar).version(ICalVersion.V2_0).go();
    }

    private VEvent entry(BookingView booking, BookedFlight flight, String url) {
        AirportView from = flight.originAirport();
        AirportView to = flight.destinationAirport();
        var entry = new VEvent();
        entry.setUid(new Uid(booking.id() + "." + flight.flightId() + "@" + domain));
        entry.setSequence(Math.toIntExact(booking.version()));
        entry.setDateTimeStamp(date(booking.updatedAt()));
        entry.setDateStart(date(flight.departureTime().toInstant()));
        entry.setDateEnd(date(flight.arrivalTime().toInstant()));
        entry.setSummary("Flight " + flight.flightNumber() + ": " + from.city() + " (" + from.iataCode() + ") – "
                + to.city() + " (" + to.iataCode() + ")");
        entry.setLocation(from.name() + " (" + from.iataCode() + ")");
        entry.setGeo(new Geo(from.latitude(), from.longitude()));
        entry.setDescription("Booking reference " + booking.bookingReference() + "\n"
                + flight.airline().name() + " " + flight.flightNumber() + "\n" + url);
        entry.setUrl(url);
        entry.setStatus(Status.confirmed());
        entry.setTransparency(Transparency.opaque());
        return entry;
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
