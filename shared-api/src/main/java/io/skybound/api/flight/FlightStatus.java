package io.skybound.api.flight;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What operations say of a flight today. Cancelled and arrived are final. */
public enum FlightStatus {
    SCHEDULED("scheduled"),
    ON_TIME("on-time"),
    DELAYED("delayed"),
    CANCELLED("cancelled"),
    ARRIVED("arrived");

    private final String wire;

    FlightStatus(String wire) {
        this.wire = wire;
    }

    /** The status's name in JSON. */
    @JsonValue
    public String wire() {
        return wire;
    }

    public boolean isFinal() {
        return this == CANCELLED || this == ARRIVED;
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static FlightStatus of(String wire) {
        for (FlightStatus status : values()) {
            if (status.wire.equals(wire)) {
                return status;
            }
        }
        throw new IllegalArgumentException("unknown flight status");
    }
}
