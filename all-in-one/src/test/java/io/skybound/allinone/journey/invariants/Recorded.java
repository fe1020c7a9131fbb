package io.skybound.allinone.journey.invariants;

import java.time.Instant;

/** One stored event. */
record Recorded(long position, String aggregate, long sequence, String type, Instant at, Object event) {}
