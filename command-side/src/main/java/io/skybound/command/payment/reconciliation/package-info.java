/** Do the gateway's books and ours say the same, and what is done where they don't? */
@NullMarked
package io.skybound.command.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
