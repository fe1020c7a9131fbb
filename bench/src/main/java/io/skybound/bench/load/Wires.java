package io.skybound.bench.load;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Connections that are used again. */
public final class Wires implements AutoCloseable {
    private final URI server;
    private final ConcurrentLinkedQueue<Wire> free = new ConcurrentLinkedQueue<>();

    public Wires(URI server) {
        this.server = server;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Use {
        void on(Wire wire) throws IOException;
    }

    /** A connection on which something went wrong is not used again. */
    public void use(Use use) throws IOException {
        Wire taken = free.poll();
        Wire wire = taken == null ? new Wire(server) : taken;
        try {
            use.on(wire);
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
        free.add(wire);
    }

    @Override
    public void close() {
        free.forEach(Wire::close);
    }
}
