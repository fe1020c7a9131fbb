/** Who may hold which seats of a flight? */
@NullMarked
package io.skybound.command.seats;

import org.jspecify.annotations.NullMarked;
