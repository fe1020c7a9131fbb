/** What is the fingerprint of these bytes? */
@NullMarked
package io.skybound.platform.crypto;

import org.jspecify.annotations.NullMarked;
