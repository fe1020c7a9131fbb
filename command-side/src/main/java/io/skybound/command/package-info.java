/** The side that decides: aggregates, the endpoints in front of them, and the gateway that moves the money. */
@NullMarked
package io.skybound.command;

import org.jspecify.annotations.NullMarked;
