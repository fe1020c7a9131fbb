/** What became of a payment? */
@NullMarked
package io.skybound.query.payments;

import org.jspecify.annotations.NullMarked;
