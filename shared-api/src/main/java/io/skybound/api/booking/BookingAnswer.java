package io.skybound.api.booking;

import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link BookingQuery.FindBooking}.
 *
 * @param booking null if there is none
 * @param lagging whether what was waited for has not come
 */
public record BookingAnswer(@Nullable BookingView booking, boolean lagging) {}
