/**
 * Where does the money come from and go to? The port to a payment provider, and the sandbox that stands in for one:
 * it keeps a ledger of its own, as a provider would.
 */
@NullMarked
package io.skybound.command.payment.gateway;

import org.jspecify.annotations.NullMarked;
