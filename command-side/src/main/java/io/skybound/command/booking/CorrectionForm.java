package io.skybound.command.booking;

import io.skybound.api.booking.PassengerCorrection;
import io.skybound.command.request.Input;
import io.skybound.command.request.IsoCountry;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a traveller sends to correct a booking; what is left out stays. */
@Schema(name = "BookingCorrection")
record CorrectionForm(
        @Nullable
        @Size(max = 254)
        @Email(regexp = Input.EMAIL, message = Input.EMAIL_RULE)
        @Schema(example = "ada.king@skybound.example")
        String contactEmail,

        @Nullable @Size(max = BookingForm.MOST_PASSENGERS, message = "must be at most {max} passengers")
        List<@NotNull @Valid PassengerForm> passengers) {

    CorrectionForm {
        passengers = Input.notMuchMoreThan(BookingForm.MOST_PASSENGERS, passengers);
    }

    @Schema(name = "PassengerCorrection")
    record PassengerForm(
            @NotBlank @Size(max = 20) @Schema(example = "p1", description = "The passenger's id in the booking")
            String id,

            @Nullable
            @Size(max = 100)
            @Pattern(regexp = Input.NAME, message = Input.NAME_RULE)
            @Schema(example = "Augusta Ada")
            String firstName,

            @Nullable
            @Size(max = 100)
            @Pattern(regexp = Input.NAME, message = Input.NAME_RULE)
            @Schema(example = "King")
            String lastName,

            @Nullable @Pattern(regexp = Input.PASSPORT, message = Input.PASSPORT_RULE) @Schema(example = "Y87654321")
            String passportNumber,

            @Nullable @IsoCountry @Schema(example = "GB") String nationality) {

        private PassengerCorrection correction() {
            return new PassengerCorrection(
                    id,
                    firstName == null ? null : firstName.strip(),
                    lastName == null ? null : lastName.strip(),
                    passportNumber == null ? null : passportNumber.toUpperCase(Locale.ROOT),
                    nationality);
        }

        @Override
        public String toString() {
            return "PassengerForm[" + id + "]";
        }
    }

    List<PassengerCorrection> corrections() {
        return passengers == null
                ? List.of()
                : passengers.stream().map(PassengerForm::correction).toList();
    }

    @Override
    public String toString() {
        return "CorrectionForm[]";
    }
}
