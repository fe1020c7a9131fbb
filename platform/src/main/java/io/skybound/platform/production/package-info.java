/** What must not be so where real tickets are sold? */
@NullMarked
package io.skybound.platform.production;

import org.jspecify.annotations.NullMarked;
