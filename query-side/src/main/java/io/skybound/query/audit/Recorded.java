package io.skybound.query.audit;

import org.axonframework.eventhandling.TrackingToken;

/**
 * An event about a booking, as it comes by.
 *
 * @param token how far the stream has come with it
 */
record Recorded(String bookingId, String aggregateId, long sequence, String eventId, TrackingToken token) {}
