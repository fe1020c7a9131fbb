/**
 * Who is asking, and may they? Checks access tokens, issues our own, denies what no module has listed, and forgets
 * sessions the moment they end.
 */
@NullMarked
package io.skybound.platform.security;

import org.jspecify.annotations.NullMarked;
