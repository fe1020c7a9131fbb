package io.skybound.bench.workload;

import io.skybound.bench.contender.OverHttp;
import io.skybound.bench.contender.SkyBoundProduct;
import io.skybound.bench.report.Row;
import java.util.List;

/** Bookings of many flights, over HTTP, with everything that follows. */
public final class SpreadBookings implements Workload {
    private static final int SEATS = 10_000;

    @Override
    public String name() {
        return "spread-bookings";
    }

    @Override
    public String title() {
        return "Bookings spread over 200 flights";
    }

    @Override
    public String remark() {
        return "wrk, 32 connections, `POST /bookings`. SkyBound answers when the seats are held, which takes a command, the"
                + " booking process and two commands more; it checks a token, an idempotency key and ten rules, encrypts"
                + " passengers and keeps its read models. The peers do none of that, but for stock Axon's saga and projection."
                + " Only bookings that have their seats at the end of a round are counted. The second line of"
                + " SkyBound is the same thing once more: the difference is noise.";
    }

    @Override
    public Outcome run(Field field) {
        if (!field.hasWrk()) {
            return new Outcome(List.of(), List.of());
        }
        Bookings bookings = new Bookings(field);
        Rounds rounds = new Rounds(name(), "bookings/s");
        SkyBoundProduct skyBound = field.skyBound();
        List<String> flights = field.newFlights(skyBound, SEATS);
        rounds.with(skyBound, time -> bookings.book(skyBound, flights, time));
        field.forUpdate().ifPresent(peer -> add(field, rounds, bookings, peer));
        field.oneWorker().ifPresent(peer -> add(field, rounds, bookings, peer));
        if (field.scale().everything()) {
            rounds.with(
                    "SkyBound (A/A)", skyBound, time -> bookings.book(skyBound, flights, time), skyBound::violations);
        }
        field.twoWorkers().ifPresent(peer -> add(field, rounds, bookings, peer));
        field.stockAxon().ifPresent(peer -> add(field, rounds, bookings, peer));
        List<Row> rows = rounds.play(field.scale(), field.scale().warmUpOfBookings());
        return new Outcome(rows, List.of());
    }

    private static void add(Field field, Rounds rounds, Bookings bookings, OverHttp peer) {
        List<String> flights = field.newFlights(peer, SEATS);
        rounds.with(peer, time -> bookings.book(peer, flights, time));
    }
}
