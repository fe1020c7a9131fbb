package io.skybound.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Schema(
        description = "What is left out, or null, stays as it is. An empty text clears a field; names can't be cleared."
                + " `preferences` are replaced as a whole.")
record ProfileUpdate(
        @Schema(example = "Ada")
        @Size(max = 100)
        @Pattern(regexp = Wording.NAME, message = "must be a name, in one line and without markup")
        @Nullable
        String firstName,

        @Schema(example = "Lovelace")
        @Size(max = 100)
        @Pattern(regexp = Wording.NAME, message = "must be a name, in one line and without markup")
        @Nullable
        String lastName,

        @Schema(example = "+441632960000")
        @Pattern(regexp = Wording.PHONE, message = "must be a phone number, best with + and country code")
        @Nullable
        String phoneNumber,

        @Schema(example = "12 St James's Square")
        @Size(max = 200)
        @Pattern(regexp = Wording.LINE, message = "must be one line without markup")
        @Nullable
        String address,

        @Schema(example = "London")
        @Size(max = 100)
        @Pattern(regexp = Wording.LINE, message = "must be one line without markup")
        @Nullable
        String city,

        @Schema(example = "United Kingdom")
        @Size(max = 100)
        @Pattern(regexp = Wording.LINE, message = "must be one line without markup")
        @Nullable
        String country,

        @Schema(example = "SW1Y 4JH")
        @Size(max = 20)
        @Pattern(regexp = Wording.LINE, message = "must be one line without markup")
        @Nullable
        String zipCode,

        @Schema(example = "{\"seat\":\"window\",\"newsletter\":false}", description = "A JSON object of at most 4 KiB.")
        @Nullable
        Map<String, Object> preferences) {

    @Override
    public String toString() {
        return "ProfileUpdate[…]";
    }
}
