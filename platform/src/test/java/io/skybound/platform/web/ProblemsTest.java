package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.Refusal;
import io.skybound.api.Refused;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemsTest {

    private record Reason(Kind kind) implements Refusal {
        @Override
        public String code() {
            return "sold_out";
        }

        @Override
        public String detail() {
            return "No seats left.";
        }
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, 404", "CONFLICT, 409", "STALE, 412", "INVALID, 422"})
    void tellsRefusalsByTheirKind(Refusal.Kind kind, int status) {
        Problem problem = Problems.of(new CompletionException(new Refused(new Reason(kind))));
        assertThat(problem.status().value()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo("sold_out");
        assertThat(problem.retryable()).isFalse();
    }

    @Test
    void knowsARefusalThatTravelledByItsDetails() {
        Throwable remote = new CommandExecutionException("remote", null, new Reason(Refusal.Kind.CONFLICT));
        assertThat(Problems.of(remote).code()).isEqualTo("sold_out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57014", "57P01", "58030"})
    void asksToTryAgainWhileTheDatabaseIsAway(String state) {
        Problem problem = Problems.of(new UncategorizedSQLException("x", "select", new SQLException("secret", state)));
        assertThat(problem.status().value()).isEqualTo(503);
        assertThat(problem.retryable()).isTrue();
        assertThat(problem.headers()).containsKey("Retry-After");
        assertThat(problem.detail()).doesNotContain("secret", "select");
    }

    @Test
    void asksToTryAgainWhatTookTooLong() {
        for (Throwable slow : new Throwable[] {
            new CompletionException(new TimeoutException()),
            new ConcurrencyException("lost the race"),
            new CannotCreateTransactionException("no connection")
        }) {
            assertThat(Problems.of(slow).status().value()).isEqualTo(503);
        }
    }

    @Test
    void keepsBugsToItself() {
        Problem problem =
                Problems.of(new UncategorizedSQLException("x", "select", new SQLException("secret", "42601")));
        assertThat(problem.status().value()).isEqualTo(500);
        assertThat(problem.code()).isEqualTo("internal_error");
        assertThat(problem.detail()).doesNotContain("secret", "select");
    }

    @Test
    void namesPlacesAsTheSenderKnowsThem() {
        assertThat(Pointers.ofProperty("passengers[0].firstName")).isEqualTo("/passengers/0/first_name");
        assertThat(Pointers.ofProperty("cabins[premium-economy].price")).isEqualTo("/cabins/premium-economy/price");
        assertThat(Pointers.ofProperty("flights[1].<list element>")).isEqualTo("/flights/1");
        assertThat(Pointers.ofProperty("")).isEmpty();
    }
}
