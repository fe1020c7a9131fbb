/** What is to be done later, and by whom? */
@NullMarked
package io.skybound.platform.tasks;

import org.jspecify.annotations.NullMarked;
