package io.skybound.allinone.demo;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The aircraft of an airline. */
record Fleet(String airlineCode, Service service, List<AircraftType> singleAisle, List<AircraftType> twinAisle) {

    /** Where twin-aisle aircraft take over, as far as the airline has any. */
    private static final double LONG_HAUL_KM = 4_500;

    /** Reads fleets.tsv: airline, service, single-aisle types, twin-aisle types. */
    static Map<String, Fleet> all() {
        return Rows.of("fleets.tsv").stream()
                .map(row -> new Fleet(row.get(0), Service.of(row.get(1)), types(row.get(2)), types(row.get(3))))
                .collect(toUnmodifiableMap(Fleet::airlineCode, fleet -> fleet));
    }

    /** The type that flies a line of this length. */
    AircraftType typeFor(double kilometres, String line) {
        boolean twinAisleWanted = kilometres >= LONG_HAUL_KM;
        List<AircraftType> types =
                twinAisle.isEmpty() || (!twinAisleWanted && !singleAisle.isEmpty()) ? singleAisle : twinAisle;
        return types.get(Draw.below(types.size(), "aircraft " + line));
    }

    private static List<AircraftType> types(String codes) {
        return codes.isEmpty()
                ? List.of()
                : Arrays.stream(codes.split(" ")).map(AircraftType::valueOf).toList();
    }
}
