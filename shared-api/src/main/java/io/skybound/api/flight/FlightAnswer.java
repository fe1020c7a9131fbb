package io.skybound.api.flight;

import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link FlightQuery.FindFlight}.
 *
 * @param flight null if there is none
 * @param lagging whether the read model has not reached the version that was asked for
 */
public record FlightAnswer(@Nullable FlightView flight, boolean lagging) {}
