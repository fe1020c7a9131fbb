/**
 * What do all sides of SkyBound say to each other? One package per topic beneath this one; here stands only what every
 * topic shares: refusals, the mark for personal data, and the registry of stored types. The platform may use this
 * package and none of those beneath it.
 */
@NullMarked
package io.skybound.api;

import org.jspecify.annotations.NullMarked;
