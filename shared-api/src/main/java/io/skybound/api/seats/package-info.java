/** What can be said about the seats of one flight, and who holds them? */
@NullMarked
package io.skybound.api.seats;

import org.jspecify.annotations.NullMarked;
