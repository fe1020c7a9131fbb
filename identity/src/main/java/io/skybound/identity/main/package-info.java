/** How does identity run as a process of its own? */
@NullMarked
package io.skybound.identity.main;

import org.jspecify.annotations.NullMarked;
