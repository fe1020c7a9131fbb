package io.skybound.bench.contender;

import io.skybound.bench.machine.Database;
import io.skybound.bench.machine.Usage;
import java.util.List;

/** Who takes part: a running system with a database of its own. */
public interface Contender extends AutoCloseable {

    String name();

    Database database();

    /** Its own processes, without the database's. */
    List<ProcessHandle> processes();

    /** One sentence for each thing that is wrong with what it has stored; none if the run counts. */
    List<String> violations();

    default Usage usage() {
        return Usage.now(processes(), database());
    }

    @Override
    void close();
}
