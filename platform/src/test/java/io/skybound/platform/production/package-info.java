@NullMarked
package io.skybound.platform.production;

import org.jspecify.annotations.NullMarked;
