/**
 * Is SkyBound still built the way it is meant to be? Each rule is held against all production classes, and against a
 * fixture that breaks it: a rule that can't fail guards nothing.
 */
@NullMarked
package io.skybound.allinone.architecture;

import org.jspecify.annotations.NullMarked;
