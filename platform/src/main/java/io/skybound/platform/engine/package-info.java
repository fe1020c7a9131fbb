/**
 * What carries commands, events and queries? One word chooses: PostgreSQL, whose event store is everybody's default, or
 * Axon Server, whose own is here.
 */
@NullMarked
package io.skybound.platform.engine;

import org.jspecify.annotations.NullMarked;
