/** Which airport does a traveller mean? Answered from memory: the reference data never changes while the process runs. */
@NullMarked
package io.skybound.query.places;

import org.jspecify.annotations.NullMarked;
