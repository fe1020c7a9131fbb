/** How do the pages reach a browser? Small, compressed, kept as long as they don't change, and with no script but ours. */
@NullMarked
package io.skybound.web;

import org.jspecify.annotations.NullMarked;
