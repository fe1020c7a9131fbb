package io.skybound.api.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a journey comes back. */
public enum TripType {
    ONE_WAY("one-way"),
    ROUND_TRIP("round-trip");

    private final String wire;

    TripType(String wire) {
        this.wire = wire;
    }

    /** The name in JSON. */
    @JsonValue
    public String wire() {
        return wire;
    }

    @JsonCreator
    public static TripType of(String wire) {
        for (TripType type : values()) {
            if (type.wire.equals(wire)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown trip type");
    }
}
