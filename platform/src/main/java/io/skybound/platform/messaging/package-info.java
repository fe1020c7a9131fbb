/**
 * What does every message say besides its content? Who caused it and why, its identifier, and, where a command has failed,
 * the kind of the failure.
 */
@NullMarked
package io.skybound.platform.messaging;

import org.jspecify.annotations.NullMarked;
