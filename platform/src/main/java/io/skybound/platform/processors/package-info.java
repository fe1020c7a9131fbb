/**
 * How do events reach projections and processes? Each processor is registered with one line, the replicas share its
 * segments, and what a projection can't digest is parked until operations retry or discard it.
 */
@NullMarked
package io.skybound.platform.processors;

import org.jspecify.annotations.NullMarked;
