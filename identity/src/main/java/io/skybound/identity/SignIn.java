package io.skybound.identity;

import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.security.AccessTokens;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.RevokedSessions;
import io.skybound.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins, continues and ends sessions. A refresh token works once. Used again soon after, it gives the same successor
 * again, as long as that one is unused: then the answer was lost on its way. Used again otherwise, somebody else has it
 * too, and the whole session ends.
 */
@Service
class SignIn {

    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final Accounts accounts;
    private final Sessions sessions;
    private final RefreshTokens tokens;
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final RevokedSessions revoked;
    private final TransactionTemplate transaction;
    private final IdentityProperties settings;
    private final Clock clock;
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

    SignIn(
            Accounts accounts,
            Sessions sessions,
            RefreshTokens tokens,
            Passwords passwords,
            AccessTokens accessTokens,
            RevokedSessions revoked,
            TransactionTemplate transaction,
            IdentityProperties settings,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.revoked = revoked;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** The tokens of a new session, or nothing if e-mail and password don't belong together. */
    Optional<TokenPair> login(String email, String password) {
        Account account = accounts.findByEmail(Wording.email(email)).orElse(null);
        // One way through for known and unknown addresses: the work, and so the time, is the same.
        boolean right = passwords.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !right) {
            return Optional.empty();
        }
        return Optional.of(begin(account));
    }

    TokenPair refresh(String token) {
        // Decided inside, thrown outside: a session that has to end must not be rolled back by saying so.
        Refreshed refreshed = transaction.execute(status -> decide(token));
        return switch (refreshed) {
            case Refreshed.Next(Account account, String sessionId, String next) -> pair(account, sessionId, next);
            case Refreshed.Reused() ->
                throw Problem.unauthorized(
                        "token_reused",
                        "This refresh token has been used already. The session has ended: sign in again.");
            case Refreshed.Unknown() ->
                throw Problem.unauthorized("invalid_refresh_token", "This refresh token does not work. Sign in again.");
        };
    }

    /** Ends the caller's session, and that of the refresh token if it is another one of the same user. */
    void logout(Caller caller, String token) {
        transaction.executeWithoutResult(status -> {
            end(caller.sessionId());
            tokens.findById(Tokens.hash(token))
                    .flatMap(known -> sessions.findById(known.sessionId()))
                    .filter(session -> session.accountId().equals(caller.userId()))
                    .ifPresent(session -> end(session.id()));
        });
    }

    private sealed interface Refreshed {
        record Next(Account account, String sessionId, String token) implements Refreshed {}

        record Reused() implements Refreshed {}

        record Unknown() implements Refreshed {}
    }

    private TokenPair begin(Account account) {
        cleanUp();
        String token = Tokens.random();
        String id = Ids.random("ses");
        transaction.executeWithoutResult(status -> {
            Instant now = now();
            Session session =
                    sessions.save(new Session(id, account.id(), Tokens.seed(), now, now.plus(settings.sessionLife())));
            remember(token, session, now);
        });
        return pair(account, id, token);
    }

    private Refreshed decide(String token) {
        // First the lock, then the state that it protects: of two at the same time the second one sees what the first
        // did.
        Session session = tokens.findSessionIdByHash(Tokens.hash(token))
                .flatMap(sessions::lockById)
                .orElse(null);
        RefreshToken known = tokens.findById(Tokens.hash(token)).orElse(null);
        if (session == null || known == null) {
            return new Refreshed.Unknown();
        }
        Instant now = now();
        if (known.isUsed() && !answerWasLost(known, session, token, now)) {
            end(session.id());
            return new Refreshed.Reused();
        }
        Account account = accounts.findById(session.accountId()).orElse(null);
        if (account == null || session.isOver(now) || known.isExpired(now)) {
            return new Refreshed.Unknown();
        }
        String next = session.successorOf(token);
        if (!known.isUsed()) {
            known.use(now);
            remember(next, session, now);
        }
        return new Refreshed.Next(account, session.id(), next);
    }

    private boolean answerWasLost(RefreshToken known, Session session, String token, Instant now) {
        return known.wasUsedWithin(settings.grace(), now)
                && tokens.findById(Tokens.hash(session.successorOf(token)))
                        .filter(successor -> !successor.isUsed())
                        .isPresent();
    }

    private void end(String sessionId) {
        if (sessionId.isEmpty()) {
            return;
        }
        sessions.lockById(sessionId).ifPresent(session -> session.end(now()));
        revoked.revoke(sessionId, accessTokens.lastExpiry());
    }

    private void remember(String token, Session session, Instant now) {
        tokens.save(new RefreshToken(
                Tokens.hash(token),
                session.id(),
                now,
                earlier(now.plus(settings.refreshTokenLife()), session.expiresAt())));
    }

    private TokenPair pair(Account account, String sessionId, String refreshToken) {
        Caller caller = new Caller(account.id(), account.email(), account.roles(), sessionId);
        return TokenPair.of(accessTokens.issue(caller), refreshToken);
    }

    /** Now and then, on the side of a login. */
    private void cleanUp() {
        Instant now = now();
        Instant last = cleaned.get();
        if (now.isAfter(last.plus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(last, now)) {
            Thread.ofVirtual()
                    .name("session-cleaning")
                    .start(() -> transaction.executeWithoutResult(status -> sessions.deleteExpired(now)));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
