package io.skybound.platform.web;

import com.zaxxer.hikari.HikariDataSource;
import io.skybound.platform.idempotency.IdempotencyKey;
import io.skybound.platform.idempotency.IdempotentPaths;
import io.skybound.platform.idempotency.Ids;
import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.Caller;
import io.skybound.platform.security.Roles;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The platform with a few endpoints that stand for everybody's. No component, so that no scan finds it. */
@EnableAutoConfiguration
@ComponentScan("io.skybound.platform")
public class WebPlatform {

    @Bean
    AccessRules sampleAccess() {
        return AccessRules.rules()
                .anyone(HttpMethod.GET, "/open/**")
                .anyone(HttpMethod.POST, "/open/**")
                .signedIn(HttpMethod.GET, "/whoami")
                .role(Roles.TRAVELLER, HttpMethod.POST, "/orders", "/orders/**")
                .role(Roles.OPS, HttpMethod.GET, "/ops");
    }

    @Bean
    IdempotentPaths samplePaths() {
        return IdempotentPaths.paths()
                .required(HttpMethod.POST, "/orders")
                .optional(HttpMethod.POST, "/orders/{what}")
                .optional(HttpMethod.POST, "/orders/async/slow");
    }

    /** Stands in for identity's migrations. */
    @Bean
    Object revokedSessionTable(JdbcClient jdbc) {
        jdbc.sql("create schema if not exists identity").update();
        jdbc.sql("""
                create table if not exists identity.revoked_session (
                    session_id text primary key, expires_at timestamptz not null, revoked_at timestamptz not null)""").update();
        return "identity.revoked_session";
    }

    @Bean
    SampleWork sampleWork(DataSource pool) throws SQLException {
        return new SampleWork(pool.unwrap(HikariDataSource.class));
    }

    @NullUnmarked
    record Passenger(
            @NotBlank @Size(max = 40) String firstName,
            @NotNull LocalDate dateOfBirth) {}

    @NullUnmarked
    record Order(
            @NotNull @Size(min = 1, max = 9) List<@Valid Passenger> passengers,
            @NotNull @Positive Integer seats,
            @Email String contactEmail,
            Money price) {}

    @TestComponent
    @RestController
    @SuppressWarnings("unused")
    static class Samples {

        private final SampleWork work;

        Samples(SampleWork work) {
            this.work = work;
        }

        @PostMapping("/open/orders")
        Order echo(@Valid @RequestBody Order order) {
            return order;
        }

        @GetMapping("/open/list")
        Map<String, Object> list(
                @RequestParam @Max(200) int limit, @RequestParam(required = false) @Nullable String after) {
            Cursor cursor = Cursor.parse("list", 1, after);
            return Map.of("limit", limit, "cursor", cursor == null ? "" : cursor.key(0));
        }

        @GetMapping("/open/things/{version}")
        ResponseEntity<Map<String, Long>> thing(@PathVariable long version) {
            return ETags.ok(version, Map.of("version", version));
        }

        @GetMapping("/open/failing/{how}")
        String failing(@PathVariable String how) throws Exception {
            throw switch (how) {
                case "pool" ->
                    new CannotGetJdbcConnectionException("no", new SQLTransientConnectionException("skybound - busy"));
                case "timeout" -> new TimeoutException("too slow");
                case "problem" -> Problem.conflict("sold_out", "No seats left.");
                case "secret" -> new IllegalStateException("select password from io.skybound.Secret");
                default -> new IllegalArgumentException(how);
            };
        }

        @GetMapping("/open/headers")
        String header(@RequestHeader("X-Needed") String needed) {
            return needed;
        }

        @GetMapping("/whoami")
        Map<String, Object> whoAmI(Caller caller) {
            return Map.of("user_id", caller.userId(), "roles", caller.roles(), "session", caller.sessionId());
        }

        @GetMapping("/ops")
        String ops() {
            return "ops";
        }

        @GetMapping("/unlisted")
        String unlisted() {
            return "nobody may see this";
        }

        @PutMapping("/things/{id}")
        String replace(@RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
            return String.valueOf(IfMatch.required(ifMatch).expected());
        }

        @PostMapping("/orders")
        ResponseEntity<Map<String, Object>> order(
                @RequestBody Map<String, Object> order, Caller caller, IdempotencyKey key) throws InterruptedException {
            String id = Ids.derived("ord", caller.userId(), key.value());
            int number = work.count.incrementAndGet();
            work.arrived.release();
            if (!work.gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("gate stayed shut");
            }
            return ResponseEntity.created(URI.create("/orders/" + id))
                    .eTag(ETags.of(1))
                    .body(Map.of("id", id, "number", number));
        }

        @PostMapping("/orders/{what}")
        ResponseEntity<Map<String, Object>> other(@PathVariable String what, @Nullable IdempotencyKey key) {
            Map<String, Object> body = Map.of("number", work.count.incrementAndGet(), "named", key != null);
            return switch (what) {
                case "unavailable" -> throw Problem.unavailable("gateway_down", "Not now.");
                case "busy" -> throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", "Slowly.");
                case "conflict" -> throw Problem.conflict("sold_out", "Conflict " + body.get("number"));
                case "bug" -> throw new IllegalStateException("bug");
                default -> ResponseEntity.ok(body);
            };
        }

        @PostMapping("/orders/async/slow")
        Callable<Map<String, Object>> async() {
            return () -> Map.of("number", work.count.incrementAndGet());
        }
    }
}
