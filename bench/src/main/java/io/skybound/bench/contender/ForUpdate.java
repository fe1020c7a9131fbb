package io.skybound.bench.contender;

import java.nio.file.Path;
import java.util.List;

/** Spring Data JPA, rows and {@code SELECT … FOR UPDATE}: bench/peers/select-for-update. */
public final class ForUpdate extends SpringPeer {
    private static final String APPLICATION = "io.skybound.bench.peers.forupdate.ForUpdate";

    private ForUpdate(PeersDatabase peers, Path folder, Path log, int port) {
        super("JPA FOR UPDATE", APPLICATION, peers.fresh("forupdate"), folder, log, port);
    }

    public static boolean isThere(Path folder) {
        return ClassPaths.isBuilt(folder);
    }

    public static ForUpdate start(PeersDatabase peers, Path folder, Path log, int port) {
        return new ForUpdate(peers, folder, log, port);
    }

    @Override
    public long holds(String flight) {
        return database().number("SELECT count(*) FROM seat_holds WHERE flight_id = '" + flight + "'");
    }

    @Override
    public long holds() {
        return database().number("SELECT count(*) FROM seat_holds");
    }

    @Override
    public List<String> violations() {
        return Violated.in(
                database(),
                "SELECT count(*) FROM flights f WHERE economy_available < 0 OR economy_available <> economy_seats"
                        + " - (SELECT coalesce(sum(seats), 0) FROM seat_holds h WHERE h.flight_id = f.id)",
                "flights have other seats than their holds",
                Violated.MONEY,
                Violated.MONEY_SAYS);
    }
}
