package io.skybound.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What reads our own JSON faster reads the same as Jackson does. */
class OwnJsonTest {

    private static final JsonMapper JACKSONS = JsonMapper.builder()
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();
    private static final JsonMapper OURS =
            JACKSONS.rebuild().addModule(new OwnJson()).build();

    /** One that some values are refused by, and some are missing from. */
    record Leg(String flight, int seats, OffsetDateTime departure, List<Instant> stops) {
        Leg {
            if (seats < 1) {
                throw new IllegalArgumentException("no seats");
            }
            stops = List.copyOf(stops);
        }
    }

    record Exhausted(int seats) {
        Exhausted {
            throw new OutOfMemoryError("as if");
        }
    }

    static Stream<Leg> legs() {
        Random random = new Random(7);
        List<ZoneOffset> offsets = List.of(
                ZoneOffset.UTC, ZoneOffset.ofHours(-4), ZoneOffset.ofHoursMinutes(5, 45), ZoneOffset.ofHours(14));
        List<Integer> fractions = List.of(0, 250_000_000, 120_000, 1);
        return Stream.generate(() -> {
                    Instant at = Instant.ofEpochSecond(
                            random.nextLong(0, 32_503_680_000L), fractions.get(random.nextInt(fractions.size())));
                    return new Leg(
                            "SB400",
                            1 + random.nextInt(9),
                            at.atOffset(offsets.get(random.nextInt(offsets.size()))),
                            List.of(at, Instant.EPOCH));
                })
                .limit(200);
    }

    @ParameterizedTest
    @MethodSource("legs")
    void whatJacksonWroteIsReadAsItWas(Leg leg) {
        assertThat(OURS.readValue(JACKSONS.writeValueAsString(leg), Leg.class)).isEqualTo(leg);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01", "2026-06-01T12:00:00", "1780315200", "2026-02-30T12:00:00Z", "noon", "", " "})
    void textThatIsNoTimeIsRefusedAndNamed(String text) {
        assertThatThrownBy(() -> OURS.readValue("\"" + text + "\"", Instant.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1780315200", "[2026]", "{}", "true"})
    void whatIsNoTextIsNoTime(String json) {
        assertThatThrownBy(() -> OURS.readValue(json, Instant.class)).isInstanceOf(DatabindException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"flight\":\"SB400\",\"seats\":0,\"departure\":\"2026-06-01T12:00:00Z\",\"stops\":[]}",
                "{\"flight\":\"SB400\",\"seats\":2,\"departure\":\"2026-06-01T12:00:00Z\",\"stops\":null}",
                "{\"flight\":\"SB400\",\"seats\":\"two\",\"departure\":\"2026-06-01T12:00:00Z\",\"stops\":[]}",
                "{\"gate\":\"A1\"}"
            })
    void whatIsRefusedIsRefusedAsJacksonDoes(String json) {
        Throwable jacksons = catchThrowable(() -> JACKSONS.readValue(json, Leg.class));
        Throwable ours = catchThrowable(() -> OURS.readValue(json, Leg.class));

        assertThat(ours).hasSameClassAs(jacksons).hasMessage(jacksons.getMessage());
        assertThat(String.valueOf(ours.getCause())).isEqualTo(String.valueOf(jacksons.getCause()));
    }

    /** It says nothing about what was read: as a refusal it would have the event parked. */
    @Test
    void anErrorIsNoRefusal() {
        assertThatThrownBy(() -> OURS.readValue("{\"seats\":2}", Exhausted.class))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void whatIsMissingIsNull() {
        String json = "{\"seats\":2,\"stops\":[]}";

        Leg leg = OURS.readValue(json, Leg.class);

        assertThat(leg.flight()).isNull();
        assertThat(leg.departure()).isNull();
        assertThat(leg).isEqualTo(JACKSONS.readValue(json, Leg.class));
    }
}
