/** What runs inside a contender's process, to call it without HTTP? */
@NullMarked
package io.skybound.bench.inprocess;

import org.jspecify.annotations.NullMarked;
