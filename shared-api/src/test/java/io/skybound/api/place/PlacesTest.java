package io.skybound.api.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    private final Places places = Places.load();

    @ParameterizedTest
    @CsvSource({
        "JFK, KJFK, New York,   United States,  America/New_York",
        "LAX, KLAX, Los Angeles,United States,  America/Los_Angeles",
        "GRU, SBGR, São Paulo,  Brazil,         America/Sao_Paulo",
        "MUC, EDDM, Munich,     Germany,        Europe/Berlin",
        "SIN, WSSS, Singapore,  Singapore,      Asia/Singapore",
        "SYD, YSSY, Sydney,     Australia,      Australia/Sydney",
        "NRT, RJAA, Tokyo,      Japan,          Asia/Tokyo",
        "KTM, VNKT, Kathmandu,  Nepal,          Asia/Kathmandu",
        "PHX, KPHX, Phoenix,    United States,  America/Phoenix",
        "OOL, YBCG, Gold Coast, Australia,      Australia/Brisbane",
        "URC, ZWWW, Ürümqi,     China,          Asia/Shanghai"
    })
    void knowsWhereAnAirportIsAndWhatItsClocksShow(
            String code, String icaoCode, String city, String country, String zone) {
        Airport airport = places.airport(code).orElseThrow();

        assertThat(airport.icaoCode()).isEqualTo(icaoCode);
        assertThat(airport.city()).isEqualTo(city);
        assertThat(airport.country()).isEqualTo(country);
        assertThat(airport.timeZone()).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void answersToIdAndCodeInAnyCase() {
        Airport jfk = places.airport("JFK").orElseThrow();

        assertThat(jfk.id()).isEqualTo("apt_jfk");
        assertThat(places.airport("apt_jfk")).contains(jfk);
        assertThat(places.airport("APT_JFK")).contains(jfk);
        assertThat(places.airport("jfk")).contains(jfk);
        assertThat(places.airport("")).isEmpty();
        assertThat(places.airport("QQQ")).isEmpty();
    }

    @Test
    void hasEveryAirportWithScheduledServiceOnce() {
        assertThat(places.airports()).hasSizeGreaterThan(3_000);
        assertThat(places.airports()).extracting(Airport::iataCode).doesNotHaveDuplicates();
        assertThat(places.airports()).allSatisfy(airport -> {
            assertThat(airport.iataCode()).matches("[A-Z]{3}");
            assertThat(airport.id()).matches("apt_[a-z]{3}");
            assertThat(airport.name()).isNotBlank();
            assertThat(airport.city()).isNotBlank();
            assertThat(airport.country()).isNotBlank();
            assertThat(airport.latitude()).isBetween(-90.0, 90.0);
            assertThat(airport.longitude()).isBetween(-180.0, 180.0);
        });
    }

    @Test
    void everyAirportKeepsTheTimeOfARegionAndNotAFixedOffset() {
        assertThat(places.airports())
                .extracting(airport -> airport.timeZone().getId())
                .allSatisfy(zone -> assertThat(ZoneId.getAvailableZoneIds()).contains(zone))
                .noneMatch(zone -> zone.startsWith("Etc/"));
    }

    @Test
    void namesTheGreatAirportsFirst() {
        assertThat(places.airports().subList(0, 30))
                .extracting(Airport::iataCode)
                .contains("JFK", "LHR", "SIN", "FRA", "HND", "DXB");
    }

    @Test
    void knowsAirlinesByTheirDesignator() {
        assertThat(places.airline("lh")).contains(new Airline("LH", "Lufthansa"));
        assertThat(places.airline("6E")).contains(new Airline("6E", "IndiGo"));
        assertThat(places.airline("??")).isEmpty();
        assertThat(places.airlines()).hasSizeGreaterThan(150);
        assertThat(places.airlines()).extracting(Airline::code).doesNotHaveDuplicates();
        assertThat(places.airlines()).allSatisfy(airline -> {
            assertThat(airline.code()).matches("[A-Z0-9]{2}");
            assertThat(airline.name()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"JFK, LAX, 3974", "LHR, JFK, 5540", "SIN, SYD, 6288", "FRA, JFK, 6200", "AKL, SCL, 9670", "JFK, JFK, 0"
    })
    void measuresTheGreatCircle(String from, String to, double kilometres) {
        Airport a = places.airport(from).orElseThrow();
        Airport b = places.airport(to).orElseThrow();

        assertThat(places.distanceKm(a, b)).isCloseTo(kilometres, within(0.01 * kilometres + 0.001));
        assertThat(places.distanceKm(a, b)).isEqualTo(places.distanceKm(b, a));
    }
}
