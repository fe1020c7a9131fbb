package io.skybound.identity;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.ETags;
import io.skybound.platform.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/users/me")
@Tag(name = "Profile", description = "What we know of who is signed in")
class ProfileEndpoints {

    private final Profiles profiles;

    ProfileEndpoints(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping
    @Operation(
            operationId = "getProfile",
            summary = "My profile",
            description = "Who is signed in. The `ETag` is the profile's version; send it in `If-Match` to change it.")
    ResponseEntity<ProfileView> read(Caller caller) {
        return answer(profiles.read(caller), caller);
    }

    @Fails(
            status = 412,
            code = "precondition_failed",
            detail = "It has been changed since you read it. Read it again, and decide again.")
    @Fails(
            status = 422,
            code = "invalid_request",
            detail = "must be one line without markup",
            pointer = "/first_name",
            error = "invalid")
    @PutMapping
    @Operation(
            operationId = "updateProfile",
            summary = "Change my profile",
            description = "With `If-Match`, only if nobody has changed it since.")
    ResponseEntity<ProfileView> change(
            Caller caller,
            @Valid @RequestBody ProfileUpdate update,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(profiles.change(caller, update, ifMatch == null ? null : IfMatch.required(ifMatch)), caller);
    }

    private ResponseEntity<ProfileView> answer(Account account, Caller caller) {
        return ETags.ok(account.version(), profiles.view(account, caller));
    }
}
