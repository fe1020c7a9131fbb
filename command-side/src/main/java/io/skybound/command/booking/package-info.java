/** What may happen to the contract with a traveller? */
@NullMarked
package io.skybound.command.booking;

import org.jspecify.annotations.NullMarked;
