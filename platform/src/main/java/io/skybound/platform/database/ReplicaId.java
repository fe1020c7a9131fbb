package io.skybound.platform.database;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadLocalRandom;

/** This process among those on the same database. */
public record ReplicaId(String text) {

    /** Never that of another process, not even where each container has process 1 and the same host name. */
    static ReplicaId fresh() {
        return new ReplicaId(ManagementFactory.getRuntimeMXBean().getName() + "/"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt()));
    }
}
