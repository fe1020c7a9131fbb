/**
 * How do commands, events and queries travel? Axon, set up once: the event store and its wake-up calls, the command
 * bus and what is retried, event processors, and the metadata by which every event says who caused it and why.
 */
@NullMarked
package io.skybound.platform.messaging;

import org.jspecify.annotations.NullMarked;
