/** How fast is it, and how fast are others at the same thing on the same machine in the same run? */
@NullMarked
package io.skybound.bench;

import org.jspecify.annotations.NullMarked;
