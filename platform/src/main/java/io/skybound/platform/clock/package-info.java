/** What time is it, and who may say so? */
@NullMarked
package io.skybound.platform.clock;

import org.jspecify.annotations.NullMarked;
