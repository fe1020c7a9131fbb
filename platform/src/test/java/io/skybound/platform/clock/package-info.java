@NullMarked
package io.skybound.platform.clock;

import org.jspecify.annotations.NullMarked;
