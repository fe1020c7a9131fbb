package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;
import java.nio.file.Path;
import java.util.List;

/** Axon and Spring Boot as they come: bench/peers/stock-axon. */
public final class StockAxon extends SpringPeer {
    private static final String APPLICATION = "io.skybound.bench.peers.stock.StockAxon";
    private static final String OF_HOLDS =
            "SELECT count(*) FROM domain_event_entry WHERE payload_type LIKE '%SeatsHeld'";

    private boolean atWork = true;

    private StockAxon(Database database, Path folder, Path log, int port) {
        super("stock Axon", APPLICATION, database, folder, log, port);
    }

    public static boolean isThere(Path folder) {
        return ClassPaths.isBuilt(folder);
    }

    public static StockAxon start(PeersDatabase peers, Path folder, Path log, int port) {
        return new StockAxon(peers.fresh("stock"), folder, log, port);
    }

    /** From now on nothing reacts to what is recorded. */
    public void stopProcessors() {
        flip("stopProcessors");
        atWork = false;
    }

    /** Whether it reacts to what is recorded. */
    public boolean isAtWork() {
        return atWork;
    }

    @Override
    public long holds(String flight) {
        return database().number(OF_HOLDS + " AND aggregate_identifier = '" + flight + "'");
    }

    @Override
    public long holds() {
        return database().number(OF_HOLDS);
    }

    /** Of what is recorded; its read model may be minutes behind. */
    @Override
    public List<String> violations() {
        return Violated.in(
                database(),
                "SELECT count(*) FROM (SELECT 1 FROM domain_event_entry GROUP BY aggregate_identifier"
                        + " HAVING count(*) <> max(sequence_number) + 1) gaps",
                "aggregates have gaps",
                "SELECT count(*) FROM domain_event_entry WHERE payload_type LIKE '%SeatsHeld'"
                        + " AND convert_from(payload, 'UTF8')::json->>'free' LIKE '-%'",
                "seats were sold twice");
    }
}
