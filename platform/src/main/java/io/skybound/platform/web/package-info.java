/**
 * How does SkyBound speak HTTP? Problems in one form, strict JSON, request ids, ETags and preconditions, cursors, limits
 * on how often somebody may ask. Every module's endpoints use these types; none of them knows what a flight is.
 */
@NullMarked
package io.skybound.platform.web;

import org.jspecify.annotations.NullMarked;
