/**
 * What do all tests talk about? One small world: Ada, the flight SB400 from New York to Los Angeles and back as SB401,
 * a booking, a payment, and a clock that stands still. Other modules take it from this module's test-jar.
 */
@NullMarked
package io.skybound.api.example;

import org.jspecify.annotations.NullMarked;
