package io.skybound.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.place.Places;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaceNamesTest {

    private final PlaceNames names = new PlaceNames(Places.load());

    @Test
    void namesWhatIsListed() {
        assertThat(names.airport("JFK").city()).isEqualTo("New York");
        assertThat(names.airline("SB").name()).isEqualTo("Aircalin");
        assertThat(names.localTime(Instant.parse("2026-07-01T12:00:00Z"), "JFK"))
                .hasToString("2026-07-01T08:00-04:00");
    }

    @Test
    void keepsHistoryReadableAfterAPlaceHasLeftTheLists() {
        assertThat(names.airport("QQQ").name()).isEqualTo("QQQ");
        assertThat(names.airport("QQQ").timeZone()).isEqualTo("UTC");
        assertThat(names.airline("??").name()).isEqualTo("??");
        assertThat(names.localTime(Instant.parse("2026-07-01T12:00:00Z"), "QQQ"))
                .hasToString("2026-07-01T12:00Z");
    }
}
