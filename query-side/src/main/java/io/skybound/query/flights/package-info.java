/** Which flights are there, and what is free on them? Search, single flights and their availability. */
@NullMarked
package io.skybound.query.flights;

import org.jspecify.annotations.NullMarked;
