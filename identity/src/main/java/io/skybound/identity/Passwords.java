package io.skybound.identity;

import io.skybound.platform.web.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id, a few at a time. Each check takes 19 MiB and a core for some ten milliseconds by design, so a storm of logins
 * must queue rather than take the machine; whoever waits too long is told to come back.
 */
final class Passwords {

    private final PasswordEncoder argon2;
    private final Semaphore turns;
    private final IdentityProperties.Hashing settings;
    private final CompletableFuture<String> nobodys;

    Passwords(IdentityProperties.Hashing settings) {
        this.settings = settings;
        this.argon2 = new Argon2PasswordEncoder(16, 32, 1, settings.memoryKib(), settings.iterations());
        this.turns = new Semaphore(settings.atOnce(), true);
        // Beside the rest of the start, which it would hold up.
        this.nobodys = CompletableFuture.supplyAsync(() -> encode("nobody has this password"));
    }

    String hash(String password) {
        return inTurn(() -> encode(password));
    }

    /**
     * Whether it is the password. Does the same work where there is no account, so that the time taken tells nobody who
     * has one.
     */
    boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> argon2.matches(password, hash == null ? nobodys.join() : hash));
        return same && hash != null;
    }

    private String encode(String password) {
        String hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalStateException("Argon2 gave no hash");
        }
        return hash;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("busy", "Too many people are signing in. Try again soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("busy", "The server is going down. Try again soon.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
