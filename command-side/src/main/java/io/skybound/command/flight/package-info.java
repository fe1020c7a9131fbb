/** What may happen to a flight, and how is it scheduled, delayed and cancelled? */
@NullMarked
package io.skybound.command.flight;

import org.jspecify.annotations.NullMarked;
