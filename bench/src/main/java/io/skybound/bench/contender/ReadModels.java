package io.skybound.bench.contender;

import io.skybound.bench.load.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All read models of the product, as operations see them. */
public record ReadModels(SkyBoundProduct product) {

    /** Whether they show everything that is recorded. */
    public boolean haveCaughtUp() {
        return projections()
                .allMatch(projection -> projection.at("/position").asLong()
                        >= projection.at("/head").asLong());
    }

    /** Seconds that it took to make all of them anew, all at once. */
    public double rebuildAll(int patienceSeconds) {
        List<String> names = projections()
                .map(projection -> projection.at("/name").asString())
                .toList();
        long before = rebuilds("completed");
        long begin = System.nanoTime();
        names.forEach(this::askForRebuild);
        Waiting.until("the rebuilds", patienceSeconds, () -> areComplete(before + names.size()));
        return (System.nanoTime() - begin) / 1e9;
    }

    /** From the events: nobody missing, nobody behind. For more events than the checker can hold. */
    public List<String> differences() {
        return Violated.in(
                product.database(),
                difference("read.booking", "bkg\\_%"),
                "bookings are not as recorded",
                difference("read.payment", "pay\\_%"),
                "payments are not as recorded",
                difference("read.flight", "flt\\_%"),
                "flights are not as recorded");
    }

    private Stream<JsonNode> projections() {
        return product.send("GET", "/ops/projections", product.operations(), "")
                .json()
                .valueStream();
    }

    private void askForRebuild(String projection) {
        Map<String, String> headers = new LinkedHashMap<>(product.operations());
        headers.put("Idempotency-Key", "rebuild-" + projection + System.nanoTime());
        product.send("POST", "/ops/projections/" + projection + "/rebuild", headers, "")
                .expect(202);
    }

    private boolean areComplete(long rebuilds) {
        if (rebuilds("completed") >= rebuilds) {
            return true;
        }
        if (rebuilds("failed") > 0) {
            throw new IllegalStateException("a rebuild was given up");
        }
        return false;
    }

    private long rebuilds(String status) {
        return product.database().number("SELECT count(*) FROM read.rebuild WHERE status = '" + status + "'");
    }

    private static String difference(String table, String ids) {
        return "SELECT count(*) FROM (SELECT aggregate_identifier AS id, max(sequence_number) AS version FROM"
                + " events.domain_event_entry WHERE aggregate_identifier LIKE '" + ids + "' GROUP BY 1) e FULL JOIN "
                + table + " r ON r.id = e.id WHERE r.version IS DISTINCT FROM e.version";
    }
}
