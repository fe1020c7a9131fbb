package io.skybound.platform.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The states of one aggregate as this process has decided them, each on top of the one before. The latest may still be on
 * its way to the disk. If one never gets there, the lineage is broken: nothing that was decided on top of it is stored.
 */
final class Lineage {
    private volatile CompletableFuture<Void> latest;
    private volatile boolean broken;

    /** @param latest done once the state that it begins with is stored */
    Lineage(CompletableFuture<Void> latest) {
        this.latest = latest;
    }

    void goOnWith(CompletableFuture<Void> outcome) {
        latest = outcome;
    }

    void breakOff() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    CompletableFuture<Void> latest() {
        return latest;
    }

    /** Returns when the store tells all that will ever come of this. */
    void awaitEnd() {
        try {
            latest.join();
        } catch (CompletionException e) {
            // How it ended does not matter: what comes next is read from the store.
            return;
        }
    }
}
