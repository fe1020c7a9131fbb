package io.skybound.identity;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.OwnSignIn;
import io.skybound.platform.web.ETags;
import io.skybound.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OwnSignIn
@RequestMapping("/auth")
@Tag(name = "Authentication", description = "Accounts, sessions and their tokens")
class AuthEndpoints {

    record Login(
            @Schema(example = "ada@skybound.example") @NotBlank @Size(max = 254)
            String email,

            @Schema(example = "fly-high-2026") @NotNull @Size(max = PasswordRules.LONGEST)
            String password) {
        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    record Refresh(
            @Schema(example = "3q2-7wEXAMPLE") @NotBlank @Size(max = 200)
            String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    private final Registrar registrar;
    private final SignIn signIn;
    private final LoginLimits limits;

    AuthEndpoints(Registrar registrar, SignIn signIn, LoginLimits limits) {
        this.registrar = registrar;
        this.signIn = signIn;
        this.limits = limits;
    }

    @Fails(status = 409, code = "email_taken", detail = "There is an account with this e-mail address already.")
    @Fails(
            status = 422,
            code = "weak_password",
            detail = "is too easy to guess",
            pointer = "/password",
            error = "weak_password")
    @Fails(status = 429, code = "too_many_requests", detail = "Too many tries. Wait a little.")
    @PostMapping("/register")
    @Operation(
            operationId = "register",
            summary = "Open an account",
            description = "Anybody may, as often as the limits allow. The e-mail address is the account's name.",
            responses = @ApiResponse(responseCode = "201", description = "The new user"))
    ResponseEntity<UserView> register(@RequestBody Registration registration, HttpServletRequest request) {
        limits.registers(request.getRemoteAddr());
        Account account = registrar.register(registration);
        return ETags.answer(HttpStatus.CREATED, account.version())
                .header(HttpHeaders.LOCATION, "/users/me")
                .body(UserView.of(account));
    }

    @Fails(status = 401, code = "invalid_credentials", detail = "E-mail address or password are wrong.")
    @Fails(status = 429, code = "too_many_requests", detail = "Too many tries. Wait a little.")
    @PostMapping("/login")
    @Operation(
            operationId = "login",
            summary = "Sign in",
            description = "The answer is the same, and takes as long, whether the password is wrong or nobody has this"
                    + " e-mail address. Failures are limited per account and per address.",
            responses = @ApiResponse(responseCode = "200", description = "Tokens of a new session"))
    ResponseEntity<TokenPair> login(@Valid @RequestBody Login login, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        limits.tries(login.email(), address);
        Optional<TokenPair> tokens;
        try {
            tokens = signIn.login(login.email(), login.password());
        } catch (RuntimeException notTheirFault) {
            limits.succeeded(login.email(), address);
            throw notTheirFault;
        }
        tokens.ifPresent(given -> limits.succeeded(login.email(), address));
        return secret(tokens.orElseThrow(
                () -> Problem.unauthorized("invalid_credentials", "E-mail address or password are wrong.")));
    }

    @Fails(
            status = 401,
            code = "token_reused",
            detail = "This refresh token has been used already. The session has ended: sign in again.")
    @Fails(status = 401, code = "invalid_refresh_token", detail = "This refresh token does not work. Sign in again.")
    @PostMapping("/refresh")
    @Operation(
            operationId = "refresh",
            summary = "Get new tokens",
            description =
                    "A refresh token works once. To use one again ends the session: somebody else has it too. Asking"
                            + " again within a few seconds, because the answer got lost, gives the same refresh token.",
            responses = @ApiResponse(responseCode = "200", description = "The session's next tokens"))
    ResponseEntity<TokenPair> refresh(@Valid @RequestBody Refresh refresh) {
        return secret(signIn.refresh(refresh.refreshToken()));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "logout",
            summary = "Sign out",
            description = "Access and refresh tokens of the session stop working at once, its open streams close.",
            responses = @ApiResponse(responseCode = "204", description = "Signed out"))
    void logout(Caller caller, @Valid @RequestBody Refresh refresh) {
        signIn.logout(caller, refresh.refreshToken());
    }

    private static ResponseEntity<TokenPair> secret(TokenPair tokens) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(tokens);
    }
}
