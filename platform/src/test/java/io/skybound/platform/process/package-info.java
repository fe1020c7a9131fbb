@NullMarked
package io.skybound.platform.process;

import org.jspecify.annotations.NullMarked;
