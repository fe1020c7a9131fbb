package io.skybound.identity;

import io.skybound.identity.Account.PersonName;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.security.Roles;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import io.skybound.platform.web.Violations;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Opens accounts. */
@Service
class Registrar {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Validator rules;
    private final Clock clock;

    Registrar(Accounts accounts, Passwords passwords, Validator rules, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.clock = clock;
    }

    Account register(Registration wanted) {
        check(wanted);
        String email = Wording.email(wanted.email());
        if (accounts.existsByEmail(email)) {
            throw taken();
        }
        PersonName name =
                new PersonName(wanted.firstName().strip(), wanted.lastName().strip());
        Account account = new Account(
                Ids.random("usr"), email, passwords.hash(wanted.password()), Set.of(Roles.TRAVELLER), name, now());
        account.reachAt(Wording.phone(wanted.phoneNumber()));
        return open(account);
    }

    /** For accounts that are there from the start. */
    void ensure(String id, String email, String password, Set<String> roles, PersonName name) {
        if (!accounts.existsByEmail(email)) {
            open(new Account(id, email, passwords.hash(password), roles, name, now()));
        }
    }

    /**
     * For somebody whom another issuer vouches for. Nobody can sign in to it here: nobody knows the password, and the
     * address, which must be there and be unique, is none.
     */
    Account firstSeen(String userId) {
        try {
            return accounts.saveAndFlush(new Account(
                    userId,
                    userId + "@external.invalid",
                    passwords.hash(Tokens.random()),
                    Set.of(Roles.TRAVELLER),
                    new PersonName("", ""),
                    now()));
        } catch (DataIntegrityViolationException seenMeanwhile) {
            return accounts.findById(userId).orElseThrow(() -> seenMeanwhile);
        }
    }

    private Account open(Account account) {
        try {
            return accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException registeredMeanwhile) {
            throw taken();
        }
    }

    /** Everything at once, with a code of its own for the password if that is all. */
    private void check(Registration wanted) {
        List<InputError> errors = new ArrayList<>(Violations.errors(rules.validate(wanted)));
        boolean rest = !errors.isEmpty();
        if (wanted.password() != null) {
            String email = wanted.email() == null ? "" : wanted.email();
            PasswordRules.weakness(wanted.password(), email).ifPresent(errors::add);
        }
        if (rest) {
            throw Problem.invalid(errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(
                            "weak_password", "The password " + errors.getFirst().detail() + ".")
                    .withErrors(errors);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Problem taken() {
        return Problem.conflict("email_taken", "There is an account with this e-mail address already.");
    }
}
