/** Does the command side answer over HTTP as it should? The whole of it, on a real database; only the reads are fakes. */
@NullMarked
package io.skybound.command.http;

import org.jspecify.annotations.NullMarked;
