/** How are the read models doing, and what can operations do when one is wrong or an event can't be digested? */
@NullMarked
package io.skybound.query.operations;

import org.jspecify.annotations.NullMarked;
