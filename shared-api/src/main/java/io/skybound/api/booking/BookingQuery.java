package io.skybound.api.booking;

/** What can be asked about bookings over the query bus. */
public sealed interface BookingQuery {

    /**
     * One booking, once its read model has reached {@code minVersion} and, if {@code settled}, is no longer holding;
     * waits up to two seconds for that. Answered with a {@link BookingAnswer}.
     */
    record FindBooking(String bookingId, long minVersion, boolean settled) implements BookingQuery {}

    /**
     * How many bookings of this user hold seats, or are about to, and are not paid. Answered with an {@link Integer}, at
     * once, and so as the read model has it.
     */
    record FindUnpaidHolds(String userId) implements BookingQuery {}
}
