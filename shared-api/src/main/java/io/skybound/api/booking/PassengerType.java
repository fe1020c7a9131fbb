package io.skybound.api.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Period;

/** What a passenger counts as: by age on the day of the last leg. */
public enum PassengerType {
    /** 12 years or older. */
    ADULT("adult"),
    /** 2 to 11 years. */
    CHILD("child"),
    /** Younger than 2; sits on an adult's lap: no seat, no fare. */
    INFANT("infant");

    private final String wire;

    PassengerType(String wire) {
        this.wire = wire;
    }

    /** The name in JSON. */
    @JsonValue
    public String wire() {
        return wire;
    }

    public boolean takesSeat() {
        return this != INFANT;
    }

    /** The type of somebody born on that date, on that day. */
    public static PassengerType on(LocalDate day, LocalDate dateOfBirth) {
        int years = Period.between(dateOfBirth, day).getYears();
        return years >= 12 ? ADULT : years >= 2 ? CHILD : INFANT;
    }

    @JsonCreator
    public static PassengerType of(String wire) {
        for (PassengerType type : values()) {
            if (type.wire.equals(wire)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown passenger type");
    }
}
