/**
 * What has to happen next after something happened to a booking? {@link io.skybound.process.booking.BookingProcess} knows
 * the answers and is pure; the saga only carries them out.
 */
@NullMarked
package io.skybound.process.booking;

import org.jspecify.annotations.NullMarked;
