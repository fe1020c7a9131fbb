package io.skybound.allinone.demo;

import io.skybound.api.flight.Cabin;
import java.util.EnumMap;
import java.util.Map;

/** Aircraft with the seats that airlines usually put into them. */
enum AircraftType {
    E190("Embraer E190", 82, 0, 14, 0, 100),
    A319("Airbus A319", 112, 0, 14, 0, 156),
    A320("Airbus A320", 138, 0, 16, 0, 180),
    A321("Airbus A321neo", 168, 0, 20, 0, 232),
    B738("Boeing 737-800", 138, 0, 16, 0, 189),
    B739("Boeing 737-900ER", 156, 0, 20, 0, 200),
    B38M("Boeing 737 MAX 8", 144, 0, 16, 0, 189),
    B788("Boeing 787-8", 190, 21, 28, 0, 335),
    B789("Boeing 787-9", 204, 28, 42, 0, 375),
    A333("Airbus A330-300", 230, 21, 32, 0, 377),
    A339("Airbus A330-900neo", 224, 28, 31, 0, 365),
    A359("Airbus A350-900", 211, 24, 42, 0, 364),
    A35K("Airbus A350-1000", 219, 56, 44, 0, 400),
    B748("Boeing 747-8", 244, 32, 80, 8, 420),
    B77W("Boeing 777-300ER", 212, 28, 52, 8, 390),
    A388("Airbus A380-800", 343, 44, 76, 14, 600);

    private final String title;
    private final Map<Cabin, Integer> seats = new EnumMap<>(Cabin.class);
    private final int seatsInOneClass;

    AircraftType(String title, int economy, int premiumEconomy, int business, int first, int seatsInOneClass) {
        this.title = title;
        this.seatsInOneClass = seatsInOneClass;
        install(Cabin.ECONOMY, economy);
        install(Cabin.PREMIUM_ECONOMY, premiumEconomy);
        install(Cabin.BUSINESS, business);
        install(Cabin.FIRST, first);
    }

    private void install(Cabin cabin, int count) {
        if (count > 0) {
            seats.put(cabin, count);
        }
    }

    /** Its name in the industry. */
    String title() {
        return title;
    }

    Map<Cabin, Integer> seats(Service service) {
        return switch (service) {
            case FULL -> Map.copyOf(seats);
            case LOW_COST -> Map.of(Cabin.ECONOMY, seatsInOneClass);
        };
    }
}
