/**
 * How do processes on one database tell each other that something has changed? At once, by way of PostgreSQL, and with no
 * more than ids and versions: a signal may get lost, and then everybody is told to look again.
 */
@NullMarked
package io.skybound.platform.signals;

import org.jspecify.annotations.NullMarked;
