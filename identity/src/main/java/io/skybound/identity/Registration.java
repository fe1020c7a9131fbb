package io.skybound.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody who wants an account sends. Neither an id nor a role: those are ours to give. */
record Registration(
        @Schema(example = "ada@example.com")
        @NotBlank
        @Size(max = 254)
        @Pattern(regexp = Wording.EMAIL, message = "must be an e-mail address")
        String email,

        @Schema(example = "correct horse battery", description = "At least 10 characters, not the e-mail address.")
        @NotNull
        String password,

        @Schema(example = "Ada")
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = Wording.NAME, message = "must be a name, in one line and without markup")
        String firstName,

        @Schema(example = "Lovelace")
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = Wording.NAME, message = "must be a name, in one line and without markup")
        String lastName,

        @Schema(example = "+441632960000")
        @Pattern(regexp = Wording.PHONE, message = "must be a phone number, best with + and country code")
        @Nullable
        String phoneNumber) {

    @Override
    public String toString() {
        return "Registration[…]";
    }
}
