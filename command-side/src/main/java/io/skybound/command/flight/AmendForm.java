package io.skybound.command.flight;

import io.skybound.api.flight.FlightCommand.AmendFlight;
import io.skybound.api.flight.FlightStatus;
import io.skybound.command.request.Input;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What operations send to change a flight; what is left out stays. */
@Schema(name = "FlightAmendment")
record AmendForm(
        @Nullable FlightStatus status,

        @Nullable @Schema(example = "2026-07-01T09:30:00-04:00")
        OffsetDateTime departureTime,

        @Nullable @Schema(example = "2026-07-01T12:45:00-07:00")
        OffsetDateTime arrivalTime,

        @Nullable @Pattern(regexp = AmendForm.STAND, message = AmendForm.STAND_RULE) @Schema(example = "B22")
        String gate,

        @Nullable @Pattern(regexp = AmendForm.STAND, message = AmendForm.STAND_RULE) @Schema(example = "4")
        String terminal,

        @Nullable
        @Size(max = 200)
        @Pattern(regexp = Input.TEXT, message = Input.TEXT_RULE)
        @Schema(example = "late aircraft", description = "Told to the travellers")
        String reason) {

    static final String STAND = "[A-Za-z0-9][A-Za-z0-9 -]{0,9}";
    static final String STAND_RULE = "must be up to ten letters and digits";

    AmendFlight command(String flightId, Instant now) {
        return new AmendFlight(
                flightId,
                status,
                departureTime == null ? null : departureTime.toInstant(),
                arrivalTime == null ? null : arrivalTime.toInstant(),
                gate,
                terminal,
                reason,
                now);
    }
}
