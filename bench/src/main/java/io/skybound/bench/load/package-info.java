/** How is load made? */
@NullMarked
package io.skybound.bench.load;

import org.jspecify.annotations.NullMarked;
