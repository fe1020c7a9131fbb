/** Who is measured, how are they started, and how does one know that they were correct? */
@NullMarked
package io.skybound.bench.contender;

import org.jspecify.annotations.NullMarked;
