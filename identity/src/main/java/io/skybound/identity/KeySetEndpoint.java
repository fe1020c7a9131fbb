package io.skybound.identity;

import io.skybound.platform.security.AccessTokens;
import io.skybound.platform.security.OwnSignIn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the public keys that our access tokens are signed with, so that the other sides need no secret to check them. */
@RestController
@OwnSignIn
@Hidden // for our own processes, not for people
class KeySetEndpoint {

    private final AccessTokens tokens;

    KeySetEndpoint(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(tokens.publicKeys());
    }
}
