package io.skybound.identity;

import io.skybound.platform.security.Caller;
import io.skybound.platform.security.SecurityProperties;
import io.skybound.platform.web.IfMatch;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What users say about themselves. */
@Service
class Profiles {

    private static final int MOST_BYTES = 4096;

    private final Accounts accounts;
    private final Registrar registrar;
    private final SecurityProperties security;
    private final JsonMapper json;
    private final Clock clock;

    Profiles(Accounts accounts, Registrar registrar, SecurityProperties security, JsonMapper json, Clock clock) {
        this.accounts = accounts;
        this.registrar = registrar;
        this.security = security;
        this.json = json;
        this.clock = clock;
    }

    Account read(Caller caller) {
        Account known = accounts.findById(caller.userId()).orElse(null);
        if (known != null) {
            return known;
        }
        if (security.external() != null) {
            return registrar.firstSeen(caller.userId());
        }
        // A token outlives an account that is deleted, by some minutes.
        throw Problem.unauthorized("unauthorized", "This account does not exist any more.");
    }

    Account change(Caller caller, ProfileUpdate update, @Nullable IfMatch seen) {
        String preferences = update.preferences() == null ? null : text(update.preferences());
        Account account = read(caller);
        if (seen != null) {
            seen.check(account.version());
        }
        account.rename(Wording.line(update.firstName()), Wording.line(update.lastName()));
        account.reachAt(Wording.phone(update.phoneNumber()));
        account.moveTo(
                Wording.line(update.address()),
                Wording.line(update.city()),
                Wording.line(update.country()),
                Wording.line(update.zipCode()));
        if (preferences != null) {
            account.prefer(preferences);
        }
        account.touch(clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            return accounts.saveAndFlush(account);
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            throw seen == null
                    ? Problem.unavailable("busy", "The profile is being changed by somebody else. Try again.")
                    : IfMatch.stale();
        }
    }

    /** The address of somebody who signs in elsewhere is what the issuer says. */
    ProfileView view(Account account, Caller caller) {
        return ProfileView.of(
                account,
                security.external() == null ? account.email() : caller.email(),
                caller.roles(),
                json.readValue(account.preferences(), new TypeReference<Map<String, Object>>() {}));
    }

    private String text(Map<String, Object> preferences) {
        String text = json.writeValueAsString(preferences);
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problem.invalid(
                    List.of(new InputError("/preferences", "invalid_length", "must be at most 4 KiB as JSON")));
        }
        return text;
    }
}
