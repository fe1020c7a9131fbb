/**
 * How do changes reach those who watch? Server-sent events: a client is first shown what is, then each change once, in
 * order, and goes on from its {@code Last-Event-ID} after any interruption. Knows nothing of flights and bookings; who
 * has something to show brings a {@link io.skybound.query.feed.Source}.
 */
@NullMarked
package io.skybound.query.feed;

import org.jspecify.annotations.NullMarked;
