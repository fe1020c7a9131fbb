/** The side that reacts: processes, the steps they take, and the mails they owe. */
@NullMarked
package io.skybound.process;

import org.jspecify.annotations.NullMarked;
