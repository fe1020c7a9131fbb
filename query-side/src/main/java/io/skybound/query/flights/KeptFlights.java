package io.skybound.query.flights;

import io.skybound.platform.signals.Signals;
import io.skybound.query.readmodel.BatchFold;
import io.skybound.query.readmodel.BatchFold.News;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The table read.flight, and the {@link FlightBoard} of each process beside it. */
final class KeptFlights implements BatchFold.Rows<FlightRow> {

    private static final Logger log = LoggerFactory.getLogger(KeptFlights.class);

    /** Tells which flights have come to which versions, also when it was only a sale. */
    static final String CHANNEL = "flights";

    private static final int WORDS = 3;

    private final FlightRows table;
    private final FlightBoard board;
    private final Signals signals;
    private final Set<String> wanted = new HashSet<>();
    private final Turns readings = new Turns("flight-readings", this::read);

    KeptFlights(FlightRows table, FlightBoard board, Signals signals) {
        this.table = table;
        this.board = board;
        this.signals = signals;
    }

    @Override
    public Map<String, FlightRow> find(Collection<String> ids) {
        return table.find(ids);
    }

    @Override
    public void save(Collection<FlightRow> rows) {
        table.save(rows);
        signals.notify(CHANNEL, rows.stream().map(KeptFlights::item).toList());
        TransactionSynchronizationManager.registerSynchronization(new Saving(rows));
    }

    @Override
    public News news(FlightRow row) {
        return table.news(row);
    }

    @Override
    public String rowOf(String stream) {
        return table.rowOf(stream);
    }

    /** What another process has projected is read at once, on a thread of its own. */
    void hear(String payload) {
        if (payload.equals(Signals.LOOK_AGAIN)) {
            board.doubt();
            return;
        }
        boolean news = false;
        for (String item : Signals.items(payload)) {
            String[] words = item.split(" ", WORDS);
            if (!board.knows(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]))) {
                news |= want(words[0]);
            }
        }
        if (news) {
            readings.next();
        }
    }

    private static String item(FlightRow row) {
        return row.id() + " " + row.version() + " " + row.seatsVersion();
    }

    private boolean want(String id) {
        synchronized (wanted) {
            return wanted.add(id);
        }
    }

    private void read() {
        Set<String> now;
        synchronized (wanted) {
            now = Set.copyOf(wanted);
            wanted.clear();
        }
        try {
            table.find(now).values().forEach(board::put);
        } catch (RuntimeException e) {
            log.warn("Flights that changed elsewhere can't be read, all are read again: {}", e.toString());
            board.doubt();
        }
    }

    /** From just before the commit until it is over. */
    private final class Saving implements TransactionSynchronization {
        private final Collection<FlightRow> rows;
        private @Nullable FlightCommit commit;

        Saving(Collection<FlightRow> rows) {
            this.rows = rows;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            commit = board.begin(rows);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_UNKNOWN) {
                board.doubt();
            }
            if (commit != null) {
                board.end(commit, status == STATUS_COMMITTED);
            }
        }
    }
}
