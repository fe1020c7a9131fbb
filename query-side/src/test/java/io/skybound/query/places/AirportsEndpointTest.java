package io.skybound.query.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.skybound.api.place.AirportView;
import io.skybound.platform.web.InputError;
import io.skybound.platform.web.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class AirportsEndpointTest {

    private final AirportsEndpoint endpoint = new AirportsEndpoint();

    @Test
    void findsAirports() {
        assertThat(endpoint.find("muc", 10).getBody())
                .first()
                .extracting(AirportView::city)
                .isEqualTo("Munich");
    }

    @Test
    void answersToIdAndCode() {
        for (String id : List.of("JFK", "jfk", "apt_jfk", "APT_JFK")) {
            assertThat(endpoint.one(id).getBody())
                    .extracting(AirportView::id)
                    .as(id)
                    .isEqualTo("apt_jfk");
        }
    }

    @Test
    void saysThatAnAirportDoesNotExist() {
        assertThatThrownBy(() -> endpoint.one("QQQ"))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.NOT_FOUND);
                    assertThat(problem.code()).isEqualTo("airport_not_found");
                });
    }

    @Test
    void refusesAllThatIsOutOfBoundsAtOnce() {
        assertThatThrownBy(() -> endpoint.find("x".repeat(101), 0))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
                    assertThat(problem.errors()).extracting(InputError::pointer).containsExactly("/query", "/limit");
                });
        assertThatThrownBy(() -> endpoint.find("x", 201)).isInstanceOf(Problem.class);
    }

    @Test
    void takesTheBoundsThemselves() {
        assertThat(endpoint.find("x".repeat(100), 1).getBody()).isEmpty();
        assertThat(endpoint.find("", 200).getBody()).hasSize(200);
    }
}
