/** Which airports and airlines are there, and where? */
@NullMarked
package io.skybound.api.place;

import org.jspecify.annotations.NullMarked;
