package io.skybound.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.platform.web.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {

    private final Passwords passwords = passwords(2, Duration.ofSeconds(20));

    @Test
    void knowsThePassword() {
        String hash = passwords.hash("analytical engine");
        assertThat(hash).startsWith("$argon2id$v=19$m=4096,t=2,p=1$").doesNotContain("analytical");
        assertThat(passwords.matches("analytical engine", hash)).isTrue();
        assertThat(passwords.matches("analytical enginf", hash)).isFalse();
        assertThat(passwords.hash("analytical engine")).isNotEqualTo(hash);
    }

    @Test
    void letsNobodyInWithoutAnAccount() {
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void worksAsHardForNobodyAsForSomebody() {
        String hash = passwords.hash("analytical engine");
        median(hash);
        assertThat(median(null)).isBetween(median(hash) / 4, median(hash) * 4);
    }

    @Test
    void tellsAStormToComeBack() throws Exception {
        Passwords oneAtATime = passwords(1, Duration.ofMillis(1));
        try (ExecutorService storm = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = Stream.generate(() -> storm.submit(() -> oneAtATime.hash("analytical engine")))
                    .limit(30)
                    .toList();
            int done = 0;
            for (Future<String> attempt : tries) {
                try {
                    attempt.get();
                    done++;
                } catch (java.util.concurrent.ExecutionException refused) {
                    assertThat(refused.getCause())
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.code()).isEqualTo("busy"));
                }
            }
            assertThat(done).isPositive().isLessThan(30);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fly-high-2026,        ada@skybound.example, true",
        "analytical engine,    ada@skybound.example, true",
        "пароль-ключ-9,        ada@skybound.example, true",
        "fly-high,             ada@skybound.example, false",
        "ada@skybound.example, ada@skybound.example, false",
        "ADA@SkyBound.example, ada@skybound.example, false",
        "ada.lovelace.1815,    ada.lovelace.1815@x.yy, false",
        "1234567890,           ada@skybound.example, false",
        "PASSWORD123,          ada@skybound.example, false",
        "ababababababab,       ada@skybound.example, false",
    })
    void tellsWeakFromStrong(String password, String email, boolean strong) {
        assertThat(PasswordRules.weakness(password, email).isEmpty()).isEqualTo(strong);
    }

    @Test
    void refusesEndlessPasswords() {
        assertThat(PasswordRules.weakness("abcdefghij".repeat(50), "")).isPresent();
        assertThatThrownBy(() -> passwords(0, Duration.ofMillis(1)).hash("x")).isInstanceOf(Problem.class);
    }

    private long median(@Nullable String hash) {
        long[] times = new long[15];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            passwords.matches("not the password", hash);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static Passwords passwords(int atOnce, Duration patience) {
        return new Passwords(new IdentityProperties.Hashing(4096, 2, atOnce, patience));
    }
}
