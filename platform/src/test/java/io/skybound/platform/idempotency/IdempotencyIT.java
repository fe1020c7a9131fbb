package io.skybound.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.security.AccessTokens;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import io.skybound.platform.testing.Http;
import io.skybound.platform.testing.Http.Reply;
import io.skybound.platform.web.SampleWork;
import io.skybound.platform.web.WebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class IdempotencyIT {

    @LocalServerPort
    int port;

    @Autowired
    AccessTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SampleWork work;

    Http ada = Http.on(0);
    final String key = Ids.random("key");

    @BeforeEach
    void signIn() {
        ada = Http.on(port).as(token(Ids.random("usr")));
        work.count.set(0);
        work.arrived.drainPermits();
        work.gate = new CountDownLatch(0);
    }

    @Test
    void givesTheSameAnswerAgain() {
        Reply first = named(key).post("/orders", "{\"seats\":1}");
        Reply again = named(key).post("/orders", "{\"seats\":1}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).isEqualTo(first.header(header)).isPresent();
        }
        assertThat(work.count).hasValue(1);
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        named(key).post("/orders", "{\"seats\":1}");
        assertThat(named(key).post("/orders", "{\"seats\":2}").code()).isEqualTo("idempotency_key_reused");
        assertThat(named(key).post("/orders", "{\"seats\":2}").status()).isEqualTo(422);
        assertThat(named(key).post("/orders/other", "{\"seats\":1}").code()).isEqualTo("idempotency_key_reused");
        assertThat(named(key).post("/orders?x=1", "{\"seats\":1}").code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void keepsCallersApart() {
        Reply hers = named(key).post("/orders", "{\"seats\":1}");
        Reply his = Http.on(port)
                .as(token(Ids.random("usr")))
                .with("Idempotency-Key", key)
                .post("/orders", "{\"seats\":1}");
        assertThat(his.header("Idempotent-Replayed")).isEmpty();
        assertThat(his.text("/id")).isNotEqualTo(hers.text("/id"));
    }

    @Test
    void requiresAKeyWhereOneIsDue() {
        Reply reply = ada.post("/orders", "{}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("idempotency_key_required");
        assertThat(ada.post("/orders/other", "{}").json().at("/named").asBoolean())
                .isFalse();
        assertThat(work.count).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", ""})
    void refusesAKeyThatIsNoName(String odd) {
        assertThat(ada.with("Idempotency-Key", odd).post("/orders", "{}").code())
                .isEqualTo("invalid_idempotency_key");
        assertThat(ada.with("Idempotency-Key", "k".repeat(256))
                        .post("/orders", "{}")
                        .code())
                .isEqualTo("invalid_idempotency_key");
    }

    @Test
    void doesThirtyParallelRequestsOnce() throws Exception {
        work.gate = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> call = () -> named(key).post("/orders", "{\"seats\":1}");
            CompletionService<Reply> replies = new ExecutorCompletionService<>(callers);
            for (int i = 0; i < 30; i++) {
                replies.submit(call);
            }
            List<Integer> statuses = new ArrayList<>();
            // All but the one that has the key come back while it is still at work.
            while (statuses.size() < 29) {
                statuses.add(replies.take().get().status());
            }
            work.gate.countDown();
            statuses.add(replies.take().get().status());
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
        assertThat(work.count).hasValue(1);
        assertThat(named(key).post("/orders", "{\"seats\":1}").header("Idempotent-Replayed"))
                .hasValue("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "busy", "bug"})
    void triesAgainWhatPassesByItself(String failure) {
        Reply first = named(key).post("/orders/" + failure, "{}");
        Reply again = named(key).post("/orders/" + failure, "{}");
        assertThat(first.status()).isEqualTo(again.status()).isIn(429, 500, 503);
        assertThat(again.header("Idempotent-Replayed")).isEmpty();
        assertThat(work.count).hasValue(2);
    }

    @Test
    void givesARefusalAgain() {
        Reply first = named(key).post("/orders/conflict", "{}");
        Reply again = named(key).post("/orders/conflict", "{}");
        assertThat(first.status()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).hasValue("application/problem+json");
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(work.count).hasValue(1);
    }

    @Test
    void keepsAnswersThatComeLater() {
        Reply first = named(key).post("/orders/async/slow", "{}");
        Reply again = named(key).post("/orders/async/slow", "{}");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body()).isNotEmpty();
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
    }

    @Test
    void freesTheKeyOfARequestThatDiedOnceItsLeaseEnds() {
        Reply first = named(key).post("/orders", "{\"seats\":1}");
        asIfItHadDied("interval '10 seconds'");
        Reply early = named(key).post("/orders", "{\"seats\":1}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("request_in_progress");
        assertThat(early.header("Retry-After")).hasValue("1");
        assertThat(early.json().at("/retryable").asBoolean()).isTrue();

        asIfItHadDied("interval '-1 second'");
        Reply late = named(key).post("/orders", "{\"seats\":1}");
        assertThat(late.status()).isEqualTo(201);
        assertThat(late.header("Idempotent-Replayed")).isEmpty();
        assertThat(late.text("/id")).isEqualTo(first.text("/id"));
        assertThat(named(key).post("/orders", "{\"seats\":1}").header("Idempotent-Replayed"))
                .hasValue("true");
    }

    @Test
    void holdsNoConnectionWhileTheRequestRuns() throws Exception {
        work.gate = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = Stream.generate(
                            () -> callers.submit(() -> named(Ids.random("key")).post("/orders", "{}")))
                    .limit(60)
                    .toList();
            work.arrived.acquire(60);
            assertThat(work.busyConnections()).isLessThanOrEqualTo(1);
            work.gate.countDown();
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(201);
            }
        }
    }

    private void asIfItHadDied(String leaseFromNow) {
        jdbc.sql("update events.idempotent_request set status = null, lease_until = clock_timestamp() + " + leaseFromNow
                        + " where key = ?")
                .param(key)
                .update();
    }

    private Http named(String key) {
        return ada.with("Idempotency-Key", key);
    }

    private String token(String userId) {
        return tokens.issue(new Caller(userId, "ada@skybound.example", Set.of(Roles.TRAVELLER), Ids.random("ses")))
                .value();
    }
}
