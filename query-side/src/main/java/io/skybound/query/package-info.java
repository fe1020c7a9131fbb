/** The side that answers: what is asked for often, in the shape it is asked for. */
@NullMarked
package io.skybound.query;

import org.jspecify.annotations.NullMarked;
