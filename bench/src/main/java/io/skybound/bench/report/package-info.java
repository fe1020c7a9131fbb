/** How are results kept and shown? */
@NullMarked
package io.skybound.bench.report;

import org.jspecify.annotations.NullMarked;
