package io.skybound.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Schema(name = "User")
record UserView(
        @Schema(example = "usr_k3v5m2q7x4c6b8n9d2f4g6h8j2") String id,
        @Schema(example = "ada@example.com") String email,
        @Schema(example = "Ada") String firstName,
        @Schema(example = "Lovelace") String lastName,
        @Schema(example = "+441632960000") @Nullable String phoneNumber,
        Instant createdAt,
        Instant updatedAt) {

    static UserView of(Account account) {
        return new UserView(
                account.id(),
                account.email(),
                account.firstName(),
                account.lastName(),
                account.phoneNumber(),
                account.createdAt(),
                account.updatedAt());
    }
}
