/** What is measured, and against which goal? */
@NullMarked
package io.skybound.bench.workload;

import org.jspecify.annotations.NullMarked;
