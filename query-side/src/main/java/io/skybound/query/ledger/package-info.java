/** Where did the money of a booking come from, where is it, and to whom does it belong? Double-entry, in accountants' words. */
@NullMarked
package io.skybound.query.ledger;

import org.jspecify.annotations.NullMarked;
