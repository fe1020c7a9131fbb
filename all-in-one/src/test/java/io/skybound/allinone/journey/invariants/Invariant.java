package io.skybound.allinone.journey.invariants;

/** One thing, or a few, that must be true whatever has happened. */
interface Invariant {

    void check(Snapshot snapshot, Violations found);
}
