/**
 * How do events get into PostgreSQL, and out again? Callers hand over what one unit of work has decided; a single thread
 * writes whatever has queued with one statement and one commit. What was decided together is stored together or not at
 * all, and every caller learns what became of its own part, whatever happened to the connection. Readers are woken as soon
 * as there is something to read, in this process and in the others.
 */
@NullMarked
package io.skybound.platform.eventstore;

import org.jspecify.annotations.NullMarked;
