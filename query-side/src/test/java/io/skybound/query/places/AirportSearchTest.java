package io.skybound.query.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.api.place.AirportView;
import io.skybound.api.place.Places;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AirportSearchTest {

    private static final AirportSearch SEARCH = new AirportSearch(Places.load());

    @ParameterizedTest
    @CsvSource({
        "muc, MUC",
        "MUC, MUC",
        "SIN, SIN",
        "san, SAN",
        "kjfk, JFK",
        "munich, MUC",
        "München, MUC",
        "heathrow, LHR",
        "london gatwick, LGW",
        "gatwick london, LGW",
        "o'hare, ORD",
        "ohare, ORD",
        "wien, VIE",
        "köln, CGN",
        "koln, CGN",
        "Kobenhavn, CPH",
        "xian, XIY",
        "bali, DPS",
        "delhi, DEL",
        "frankf, FRA",
        "los ang, LAX",
        "charles de gaulle, CDG",
        "saint-denis, RUN",
        "'  jfk ', JFK"
    })
    void findsTheAirportThatIsMeantFirst(String query, String first) {
        assertThat(codes(query, 10)).startsWith(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new york", "New York", "NEW  YORK", "nyc", "new-york"})
    void aGreatCityGivesAllItsAirports(String query) {
        assertThat(codes(query, 3)).containsExactlyInAnyOrder("JFK", "LGA", "EWR");
    }

    @ParameterizedTest
    @CsvSource({
        "sao paulo, GRU, CGH",
        "São Paulo, GRU, CGH",
        "SAO, GRU, CGH",
        "lon, LHR, LGW",
        "tyo, HND, NRT",
        "paris, CDG, ORY",
        "rome, FCO, CIA",
        "roma, FCO, CIA",
        "was, IAD, DCA"
    })
    void namesTheGreaterAirportOfACityFirst(String query, String first, String second) {
        assertThat(codes(query, 10)).startsWith(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zürich", "zurich", "ZÜRICH", "Zuerich", "zu\u0308rich"})
    void accentsAndCaseDoNotMatter(String query) {
        assertThat(codes(query, 10)).startsWith("ZRH");
    }

    @Test
    void anExactCodeComesBeforeACityThatStartsLikeIt() {
        assertThat(codes("san", 20)).startsWith("SAN").contains("SFO", "SCL");
    }

    @Test
    void findsACountrysAirportsWhenNothingElseFits() {
        assertThat(codes("new zealand", 10)).startsWith("AKL").contains("CHC", "WLG");
    }

    @Test
    void findsThePartOfAWord() {
        assertThat(codes("eathro", 10)).containsExactly("LHR");
    }

    @Test
    void offersTheGreatAirportsWhenNothingIsAsked() {
        assertThat(codes("", 40)).hasSize(40).contains("JFK", "LHR", "SIN", "FRA");
        assertThat(codes("   ", 5)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qqqqqq", "???", "東京駅", "%", "' or 1=1 --", "\u0000"})
    void findsNothingWhereNothingFits(String query) {
        assertThat(codes(query, 10)).isEmpty();
    }

    @Test
    void staysWithinTheLimit() {
        assertThat(codes("a", 7)).hasSize(7);
    }

    @Test
    void everyAirportIsFoundByItsCode() {
        assertThat(Places.load().airports())
                .allSatisfy(airport -> assertThat(codes(airport.iataCode(), 1)).containsExactly(airport.iataCode()));
    }

    @Test
    void everyAirportOfAMetropolisExists() {
        assertThat(Metropolis.all())
                .flatExtracting(Metropolis::airportCodes)
                .allSatisfy(code ->
                        assertThat(Places.load().airport(String.valueOf(code))).isPresent());
    }

    private List<String> codes(String query, int limit) {
        return SEARCH.find(query, limit).stream().map(AirportView::iataCode).toList();
    }
}
