/**
 * Where are the processes under way? All that a batch of events concerns is read and written together.
 */
@NullMarked
package io.skybound.platform.process;

import org.jspecify.annotations.NullMarked;
