package io.skybound.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class ExternalCallerTest {

    @Test
    void readsRolesAtThePathThatIsConfigured() {
        Object supabase = Map.of("role", "auditor", "roles", List.of("ops", "traveller", "superuser"));

        assertThat(roles("app_metadata.roles", "app_metadata", supabase))
                .containsExactlyInAnyOrder(Roles.OPS, Roles.TRAVELLER);
        assertThat(roles("app_metadata.role", "app_metadata", supabase)).containsExactly(Roles.AUDITOR);
        assertThat(roles("scope", "scope", "openid ops")).containsExactly(Roles.OPS);
        assertThat(roles("https://skybound.example/roles", "https://skybound.example/roles", List.of("ops")))
                .containsExactly(Roles.OPS);
    }

    @Test
    void givesTheDefaultToWhoHasNoRoleOfOurs() {
        assertThat(roles("roles", "roles", List.of("superuser"))).containsExactly(Roles.TRAVELLER);
        assertThat(roles("app_metadata.roles", "app_metadata", "no object")).containsExactly(Roles.TRAVELLER);
        assertThat(roles("roles", "roles", 7)).containsExactly(Roles.TRAVELLER);
    }

    private static Set<String> roles(String configured, String claim, Object value) {
        var external = new SecurityProperties.External(
                "https://issuer.example",
                null,
                "skybound",
                Set.of("ES256"),
                "JWT",
                configured,
                Set.of(Roles.TRAVELLER),
                Duration.ofMinutes(5));
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "ES256")
                .subject("somebody")
                .expiresAt(Instant.parse("2026-06-01T12:00:00Z"))
                .claim(claim, value)
                .build();
        return new ExternalCaller(external).of(token).roles();
    }
}
