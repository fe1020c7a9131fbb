/** What may happen to the money of a booking? */
@NullMarked
package io.skybound.command.payment;

import org.jspecify.annotations.NullMarked;
