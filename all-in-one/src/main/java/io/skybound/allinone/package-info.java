/** How does everything run together? Every side in one JVM, the default way to run SkyBound. */
@NullMarked
package io.skybound.allinone;

import org.jspecify.annotations.NullMarked;
