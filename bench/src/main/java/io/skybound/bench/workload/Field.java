package io.skybound.bench.workload;

import io.skybound.bench.contender.FastApi;
import io.skybound.bench.contender.ForUpdate;
import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.contender.PeersDatabase;
import io.skybound.bench.contender.PlainProduct;
import io.skybound.bench.contender.RawInserts;
import io.skybound.bench.contender.ReadModels;
import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.contender.StockAxon;
import io.skybound.bench.load.Waiting;
import io.skybound.bench.load.Wrk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All contenders. Each is started when a workload first asks for it, and stopped at the end. */
public final class Field implements AutoCloseable {
    private static final int TRAVELLERS = 20;
    private static final int DEMO_SECONDS = 300;

    private final Path bench;
    private final Path work;
    private final int firstPort;
    private final Scale scale;
    private final List<AutoCloseable> started = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int products;
    private @Nullable PeersDatabase peers;
    private final Once<SkyBoundProduct> skyBound = new Once<>(this::startSkyBound);
    private final Once<Optional<RawInserts>> rawInserts = new Once<>(this::startRawInserts);
    private Optional<StockAxon> stockAxon = Optional.empty();
    private final Once<Optional<ForUpdate>> forUpdate = new Once<>(this::startForUpdate);
    private final Once<PlainProduct> plain = new Once<>(() -> plain("shared"));
    private final Once<Optional<FastApi>> oneWorker = new Once<>(() -> startFastApi(1));
    private final Once<Optional<FastApi>> twoWorkers = new Once<>(() -> startFastApi(2));

    /**
     * @param bench the folder bench/ of the checkout
     * @param work where everything is written; it is empty
     * @param firstPort of twenty that are free
     */
    public Field(Path bench, Path work, int firstPort, Scale scale) {
        this.bench = bench;
        this.work = work;
        this.firstPort = firstPort;
        this.scale = scale;
    }

    public Scale scale() {
        return scale;
    }

    public Path work() {
        return work;
    }

    Path script(String name) {
        return bench.resolve("wrk").resolve(name);
    }

    /** The one that most workloads share, with the demo schedule on sale. */
    SkyBoundProduct skyBound() {
        return skyBound.get();
    }

    /** Stops everybody: a workload whose contenders are all its own has the machine to itself. */
    void clear() {
        try {
            close();
        } catch (Exception e) {
            throw new IllegalStateException("A contender does not stop", e);
        }
        for (Once<?> shared : List.of(skyBound, rawInserts, forUpdate, oneWorker, twoWorkers)) {
            shared.forget();
        }
        stockAxon = Optional.empty();
    }

    /** One for a workload of its own, without the demo schedule unless the settings say otherwise. */
    SkyBoundProduct another(String name, Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(settings);
        if (!settings.containsKey("skybound.demo.days")) {
            all.put("skybound.demo.enabled", "false");
        }
        int port = firstPort + 10 + 2 * products++;
        SkyBoundProduct product = SkyBoundProduct.start(work.resolve("skybound-" + name), port, TRAVELLERS, all);
        started.add(product);
        return product;
    }

    Optional<RawInserts> rawInserts() {
        return rawInserts.get();
    }

    /**
     * A new one with an empty database; the last one is stopped. What it has yet to react to, minutes after a workload, would be
     * in the next one's way; not so where little is asked.
     */
    Optional<StockAxon> stockAxon() {
        if (!scale.everything() && stockAxon.filter(StockAxon::isAtWork).isPresent()) {
            return stockAxon;
        }
        stockAxon.ifPresent(StockAxon::close);
        Path folder = bench.resolve("peers/stock-axon");
        stockAxon = StockAxon.isThere(folder)
                ? Optional.of(StockAxon.start(peers(), folder, work.resolve("stock-axon/log"), firstPort + 1))
                : skip("Stock Axon is not built.");
        stockAxon.ifPresent(started::add);
        return stockAxon;
    }

    Optional<ForUpdate> forUpdate() {
        return forUpdate.get();
    }

    Optional<FastApi> oneWorker() {
        return oneWorker.get();
    }

    Optional<FastApi> twoWorkers() {
        return scale.everything() ? twoWorkers.get() : Optional.empty();
    }

    /** What could not be had, each in a sentence, since it was last asked. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Without it nothing is measured that needs as much load over HTTP as a server takes. */
    boolean hasWrk() {
        return Wrk.isThere()
                || skip("wrk is not installed, so nothing was saturated over HTTP.")
                        .isPresent();
    }

    private SkyBoundProduct startSkyBound() {
        SkyBoundProduct product = another("shared", Map.of("skybound.demo.days", Integer.toString(scale.days())));
        awaitSchedule(product);
        return product;
    }

    private Optional<RawInserts> startRawInserts() {
        return RawInserts.isThere()
                ? Optional.of(RawInserts.start(peers(), bench.resolve("peers/pgbench")))
                : skip("pgbench is not installed (Debian: postgresql-contrib), so there is no naive limit.");
    }

    private Optional<ForUpdate> startForUpdate() {
        Path folder = bench.resolve("peers/select-for-update");
        Optional<ForUpdate> found = ForUpdate.isThere(folder)
                ? Optional.of(ForUpdate.start(peers(), folder, work.resolve("for-update/log"), firstPort + 2))
                : skip("JPA FOR UPDATE is not built.");
        found.ifPresent(started::add);
        return found;
    }

    private Optional<FastApi> startFastApi(int workers) {
        int port = firstPort + 2 + workers;
        Optional<FastApi> found = FastApi.isThere()
                ? Optional.of(FastApi.start(
                        workers,
                        peers(),
                        bench.resolve("peers/fastapi"),
                        work.resolve("fastapi" + workers + ".log"),
                        port))
                : skip("FastAPI is not installed; `bench/peers/fastapi/install` does it on Debian.");
        found.ifPresent(started::add);
        return found;
    }

    private <T> Optional<T> skip(String sentence) {
        if (!skipped.contains(sentence)) {
            skipped.add(sentence);
        }
        return Optional.empty();
    }

    private PeersDatabase peers() {
        if (peers == null) {
            peers = PeersDatabase.start(work.resolve("peers"));
        }
        return peers;
    }

    /** One that workloads share. Whoever starts it stops it. */
    PlainProduct plain() {
        return plain.get();
    }

    /**
     * The product as everybody starts it, but for the days of its schedule. It has been started once, has done what only a
     * first start has to do, and is stopped.
     */
    PlainProduct plain(String name) {
        PlainProduct product = new PlainProduct(
                work.resolve("plain-" + name),
                firstPort + 10 + 2 * products++,
                List.of("--skybound.booking.most-unpaid=1000000", "--skybound.demo.days=" + scale.days()));
        product.start();
        Waiting.until("the demo schedule", DEMO_SECONDS, () -> product.logSays("Demo schedule: complete"));
        if (scale.everything()) {
            Waiting.until("the archive of classes", DEMO_SECONDS, product::hasArchive);
        }
        product.stop();
        return product;
    }

    /** Many, so that they are not in each other's way. */
    List<String> newFlights(OverHttp contender, int seats) {
        return IntStream.range(0, scale.flights())
                .mapToObj(_ -> contender.newFlight(seats))
                .toList();
    }

    /** A file with these lines, for a program that is not ours. */
    String file(String name, List<String> lines) {
        try {
            Path file = Files.createTempFile(work, name, ".txt");
            Files.write(file, lines);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitSchedule(SkyBoundProduct product) {
        Waiting.until("the demo schedule", DEMO_SECONDS, () -> product.logSays("Demo schedule: complete"));
        Waiting.until("the demo schedule's read model", DEMO_SECONDS, new ReadModels(product)::haveCaughtUp);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable contender : started.reversed()) {
            contender.close();
        }
        started.clear();
        if (peers != null) {
            peers.close();
            peers = null;
        }
    }
}
