package io.skybound.allinone.demo;

import io.skybound.api.place.Airport;
import java.time.Duration;

/** How long a flight takes from gate to gate. */
final class BlockTime {

    /** Taxiing at both ends, climb and descent, and the reserve that makes a schedule hold. */
    private static final double GROUND_AND_CLIMB_MINUTES = 48;

    private static final double AIRWAY_DETOUR = 1.02;
    private static final double CRUISE_KMH = 880;

    /** The jet streams of the middle latitudes blow from the west. */
    private static final double JET_STREAM_KMH = 62;

    private static final double TRADE_WIND_KMH = 12;

    private BlockTime() {}

    /** Rounded up to five minutes, as schedules are. */
    static Duration between(Airport from, Airport to) {
        double groundSpeed = CRUISE_KMH + tailwind(from, to);
        double minutes = GROUND_AND_CLIMB_MINUTES + 60 * AIRWAY_DETOUR * from.distanceKm(to) / groundSpeed;
        return Duration.ofMinutes(5 * (long) Math.ceil(minutes / 5));
    }

    private static double tailwind(Airport from, Airport to) {
        double middle = Math.abs(from.latitude() + to.latitude()) / 2;
        double wind = middle > 23.5 && middle < 65 ? JET_STREAM_KMH : TRADE_WIND_KMH;
        return wind * eastward(from, to);
    }

    /** 1 for a flight due east, -1 for one due west. */
    private static double eastward(Airport from, Airport to) {
        double north = Math.toRadians(to.latitude() - from.latitude());
        double east = Math.toRadians(to.longitude() - from.longitude());
        double shortWayEast =
                Math.IEEEremainder(east, 2 * Math.PI) * Math.cos(Math.toRadians((from.latitude() + to.latitude()) / 2));
        return shortWayEast / Math.max(1e-9, Math.hypot(north, shortWayEast));
    }
}
