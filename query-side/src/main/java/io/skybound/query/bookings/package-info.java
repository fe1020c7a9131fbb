/** What does a booking look like to its traveller now, and which ones are mine? */
@NullMarked
package io.skybound.query.bookings;

import org.jspecify.annotations.NullMarked;
