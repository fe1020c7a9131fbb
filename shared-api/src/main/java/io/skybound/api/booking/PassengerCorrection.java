package io.skybound.api.booking;

import io.skybound.api.Personal;
import org.jspecify.annotations.Nullable;

/** Corrected papers of one passenger; what is null stays. */
public record PassengerCorrection(
        String id,
        @Personal @Nullable String firstName,
        @Personal @Nullable String lastName,
        @Personal @Nullable String passportNumber,
        @Personal @Nullable String nationality) {

    @Override
    public String toString() {
        return "PassengerCorrection[" + id + "]";
    }
}
