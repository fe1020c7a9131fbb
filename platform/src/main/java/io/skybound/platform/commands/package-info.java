/**
 * How does a command reach its aggregate? In a thread of its own, without a transaction; again if another one was faster;
 * and if it failed, the sender is told why in a form that travels.
 */
@NullMarked
package io.skybound.platform.commands;

import org.jspecify.annotations.NullMarked;
