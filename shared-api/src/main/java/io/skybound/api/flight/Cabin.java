package io.skybound.api.flight;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The cabins of an aircraft, from the cheapest to the dearest. */
public enum Cabin {
    ECONOMY("economy"),
    PREMIUM_ECONOMY("premium-economy"),
    BUSINESS("business"),
    FIRST("first");

    private final String wire;

    Cabin(String wire) {
        this.wire = wire;
    }

    /** The cabin's name in JSON. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /**
     * The cabin of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Cabin of(String wire) {
        for (Cabin cabin : values()) {
            if (cabin.wire.equals(wire)) {
                return cabin;
            }
        }
        throw new IllegalArgumentException("unknown cabin");
    }

    /** An unmodifiable copy in the order of the cabins. */
    public static <V> Map<Cabin, V> inOrder(Map<Cabin, V> byCabin) {
        var copy = new EnumMap<Cabin, V>(Cabin.class);
        copy.putAll(byCabin);
        return Collections.unmodifiableMap(copy);
    }
}
