/** What can be said and asked about the contract with a traveller? */
@NullMarked
package io.skybound.api.booking;

import org.jspecify.annotations.NullMarked;
