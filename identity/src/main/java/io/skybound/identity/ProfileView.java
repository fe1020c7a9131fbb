package io.skybound.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Schema(name = "Profile")
record ProfileView(
        @Schema(example = "usr_k3v5m2q7x4c6b8n9d2f4g6h8j2") String id,
        @Schema(example = "ada@example.com") String email,

        @Schema(description = "What the caller may do: any of traveller, ops, auditor", example = "[\"traveller\"]")
        List<String> roles,

        @Schema(example = "Ada") String firstName,
        @Schema(example = "Lovelace") String lastName,
        @Schema(example = "+441632960000") @Nullable String phoneNumber,
        @Schema(example = "12 St James's Square") @Nullable String address,
        @Schema(example = "London") @Nullable String city,
        @Schema(example = "United Kingdom") @Nullable String country,
        @Schema(example = "SW1Y 4JH") @Nullable String zipCode,

        @Schema(example = "{\"seat\":\"window\",\"newsletter\":false}")
        Map<String, Object> preferences,

        Instant createdAt,
        Instant updatedAt) {

    static ProfileView of(Account account, String email, Set<String> roles, Map<String, Object> preferences) {
        return new ProfileView(
                account.id(),
                email,
                roles.stream().sorted().toList(),
                account.firstName(),
                account.lastName(),
                account.phoneNumber(),
                account.address(),
                account.city(),
                account.country(),
                account.zipCode(),
                preferences,
                account.createdAt(),
                account.updatedAt());
    }
}
