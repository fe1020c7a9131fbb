/** What can be said and asked about the money of a booking? */
@NullMarked
package io.skybound.api.payment;

import org.jspecify.annotations.NullMarked;
