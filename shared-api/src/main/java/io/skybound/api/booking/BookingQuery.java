package io.skybound.api.booking;

/** What can be asked about bookings over the query bus. */
public sealed interface BookingQuery {

    /**
     * One booking, once its read model has reached {@code minVersion} and, if {@code settled}, is no longer holding;
     * waits up to two seconds for that. Answered with a {@link BookingAnswer}.
     */
    record FindBooking(String bookingId, long minVersion, boolean settled) implements BookingQuery {}
}
