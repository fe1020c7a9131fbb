/** What can be said and asked about a flight: its schedule, its delays, its gate, its end? */
@NullMarked
package io.skybound.api.flight;

import org.jspecify.annotations.NullMarked;
