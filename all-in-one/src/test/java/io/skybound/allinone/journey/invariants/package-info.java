/**
 * What must be true of a SkyBound whatever has happened to it? The invariants of its guarantees, checked on a product's
 * database, its sandbox gateway's ledger and its log, by anybody who has put one under stress.
 */
@NullMarked
package io.skybound.allinone.journey.invariants;

import org.jspecify.annotations.NullMarked;
