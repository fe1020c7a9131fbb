package io.skybound.identity;

import io.skybound.platform.security.AccessTokens;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "Tokens")
record TokenPair(
        @Schema(example = "eyJraWQiOi…", description = "Send it as `Authorization: Bearer …`.")
        String accessToken,

        @Schema(example = "bearer") String tokenType,

        @Schema(example = "900", description = "Seconds until the access token expires.")
        long expiresIn,

        @Schema(
                example = "3q2-7wEXAMPLE",
                description = "Good for one `POST /auth/refresh`, which answers with the next one.")
        String refreshToken) {

    static TokenPair of(AccessTokens.Issued access, String refresh) {
        return new TokenPair(access.value(), "bearer", access.life().toSeconds(), refresh);
    }

    @Override
    public String toString() {
        return "TokenPair[…]";
    }
}
