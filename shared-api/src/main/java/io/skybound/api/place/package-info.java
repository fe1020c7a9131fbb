/**
 * Where do flights go, and who flies them? Real airports and airlines: reference data that changes with a release and
 * never through a command.
 */
@NullMarked
package io.skybound.api.place;

import org.jspecify.annotations.NullMarked;
