package io.skybound.command.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.skybound.api.booking.Passenger;
import io.skybound.api.booking.PassengerType;
import io.skybound.api.booking.TripType;
import io.skybound.api.flight.Cabin;
import io.skybound.command.request.BirthDate;
import io.skybound.command.request.Input;
import io.skybound.command.request.IsoCountry;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a traveller sends to book. Which seats, ages and connections are right is the booking's own to decide.
 *
 * @param contactEmail where mails go; the caller's address unless given
 */
@Schema(name = "BookingRequest")
record BookingForm(
        @NotNull TripType tripType,

        @NotEmpty @Size(max = BookingForm.MOST_FLIGHTS, message = "must be at most {max} flights")
        List<@NotNull @Valid FlightForm> flights,

        @NotEmpty @Size(max = BookingForm.MOST_PASSENGERS, message = "must be at most {max} passengers")
        List<@NotNull @Valid PassengerForm> passengers,

        @Nullable
        @Size(max = 254)
        @Email(regexp = Input.EMAIL, message = Input.EMAIL_RULE)
        @Schema(example = "ada@skybound.example")
        String contactEmail) {

    static final int MOST_FLIGHTS = 4;

    /** Nine seats, and an infant on each lap. */
    static final int MOST_PASSENGERS = 18;

    BookingForm {
        flights = Input.notMuchMoreThan(MOST_FLIGHTS, flights);
        passengers = Input.notMuchMoreThan(MOST_PASSENGERS, passengers);
    }

    @Schema(name = "BookingRequestFlight")
    record FlightForm(
            @NotBlank @Size(max = 64) @Schema(example = "flt_sb400_20260701")
            String flightId,

            @JsonProperty("is_return_flight") @Nullable Boolean returnFlight) {

        boolean isReturn() {
            return Boolean.TRUE.equals(returnFlight);
        }
    }

    @Schema(name = "BookingRequestPassenger")
    record PassengerForm(
            @NotNull PassengerType type,

            @NotBlank @Size(max = 100) @Pattern(regexp = Input.NAME, message = Input.NAME_RULE) @Schema(example = "Ada")
            String firstName,

            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = Input.NAME, message = Input.NAME_RULE)
            @Schema(example = "Lovelace")
            String lastName,

            @NotNull @BirthDate @Schema(example = "1990-12-10")
            LocalDate dateOfBirth,

            @NotNull @Pattern(regexp = Input.PASSPORT, message = Input.PASSPORT_RULE) @Schema(example = "X12345678")
            String passportNumber,

            @NotNull @IsoCountry @Schema(example = "GB") String nationality,

            @NotNull Cabin cabinClass) {

        private Passenger passenger(int number) {
            return new Passenger(
                    "p" + number,
                    type,
                    firstName.strip(),
                    lastName.strip(),
                    dateOfBirth,
                    passportNumber.toUpperCase(Locale.ROOT),
                    nationality,
                    cabinClass);
        }

        /** Never prints what identifies the person. */
        @Override
        public String toString() {
            return "PassengerForm[]";
        }
    }

    List<Passenger> bookedPassengers() {
        List<Passenger> booked = new ArrayList<>();
        for (PassengerForm form : passengers) {
            booked.add(form.passenger(booked.size() + 1));
        }
        return booked;
    }

    @Override
    public String toString() {
        return "BookingForm[]";
    }
}
