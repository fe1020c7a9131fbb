/**
 * How is this process? Whether it lives and may be given work, what it has counted and measured, and which way a request
 * went. Whoever runs SkyBound reads it here; no traveller does, and nothing in it tells one from another.
 */
@NullMarked
package io.skybound.platform.observability;

import org.jspecify.annotations.NullMarked;
