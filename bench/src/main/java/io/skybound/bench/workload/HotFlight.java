package io.skybound.bench.workload;

import io.skybound.bench.contender.InProcess;
import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.report.Goal;
import io.skybound.bench.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** P2. */
public final class HotFlight implements Workload {
    /** So many that it never sells out while it is measured. */
    private static final int SEATS = 1_000_000;

    private static final String HTTP = ", HTTP";

    @Override
    public String name() {
        return "hot-flight";
    }

    @Override
    public String title() {
        return "One hot flight";
    }

    @Override
    public String remark() {
        return "Everybody wants seats of one flight, a new one each round. In the process: 32 callers send ReserveSeats (stock"
                + " Axon: HoldSeats; JPA: lock the row, count down, insert the hold). Over HTTP: wrk, 32 connections,"
                + " `POST /bookings`, whole bookings that have their seats at the end.";
    }

    @Override
    public Outcome run(Field field) {
        SkyBoundProduct skyBound = field.skyBound();
        List<Row> rows = new ArrayList<>(inProcess(field, skyBound));
        if (field.hasWrk()) {
            rows.addAll(overHttp(field, skyBound));
        }
        double commits = rows.stream()
                .filter(row -> row.contender().equals("SkyBound"))
                .mapToDouble(row -> row.commits() * 100)
                .findFirst()
                .orElse(Double.NaN);
        return new Outcome(
                rows,
                List.of(
                        Goal.atLeast(
                                "P2",
                                name(),
                                "≥ 20 × stock Axon in the process",
                                20,
                                Ratios.of(rows, "SkyBound", "stock Axon"),
                                " ×"),
                        Goal.atLeast(
                                "P2",
                                name(),
                                "≥ 5 × JPA FOR UPDATE",
                                5,
                                Ratios.of(rows, "SkyBound", "JPA FOR UPDATE"),
                                " ×"),
                        Goal.atLeast(
                                "P2",
                                name(),
                                "≥ 1,500/s through HTTP",
                                1_500,
                                Ratios.median(rows, "SkyBound" + HTTP),
                                "/s"),
                        Goal.atMost("P2", name(), "≤ 5 commits per 100 holds", 5, commits, " commits")));
    }

    private static List<Row> inProcess(Field field, SkyBoundProduct skyBound) {
        Rounds rounds = new Rounds("hot-flight", "holds/s");
        rounds.with(skyBound, time -> hold(skyBound, skyBound, time));
        field.stockAxon().ifPresent(peer -> rounds.with(peer, time -> hold(peer, peer, time)));
        if (field.scale().everything()) {
            rounds.with("SkyBound (A/A)", skyBound, time -> hold(skyBound, skyBound, time), skyBound::violations);
        }
        field.forUpdate().ifPresent(peer -> rounds.with(peer, time -> hold(peer, peer, time)));
        return rounds.play(field.scale());
    }

    private static List<Row> overHttp(Field field, SkyBoundProduct skyBound) {
        Rounds rounds = new Rounds("hot-flight", "bookings/s");
        Bookings bookings = new Bookings(field);
        add(rounds, bookings, skyBound);
        field.stockAxon().ifPresent(peer -> add(rounds, bookings, peer));
        field.forUpdate().ifPresent(peer -> add(rounds, bookings, peer));
        field.oneWorker().ifPresent(peer -> add(rounds, bookings, peer));
        field.twoWorkers().ifPresent(peer -> add(rounds, bookings, peer));
        return rounds.play(field.scale());
    }

    private static void add(Rounds rounds, Bookings bookings, OverHttp contender) {
        rounds.with(
                contender.name() + HTTP,
                contender,
                time -> bookings.book(contender, List.of(contender.newFlight(SEATS)), time),
                contender::violations);
    }

    private static Rounds.Score hold(InProcess caller, OverHttp flights, Duration time) {
        InProcess.Score score = caller.call("holdSeat", flights.newFlight(SEATS), time);
        return new Rounds.Score(score.done(), score.seconds(), score.refused());
    }
}
