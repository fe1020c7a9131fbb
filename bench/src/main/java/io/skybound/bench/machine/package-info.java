/** What does the machine say: processor time, write-ahead log, commits? */
@NullMarked
package io.skybound.bench.machine;

import org.jspecify.annotations.NullMarked;
