/**
 * What happens when the same request is sent twice? It is done once: the first answer is kept under the caller's
 * {@code Idempotency-Key} and given again.
 */
@NullMarked
package io.skybound.platform.idempotency;

import org.jspecify.annotations.NullMarked;
