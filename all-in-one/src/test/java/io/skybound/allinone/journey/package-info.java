/**
 * Does the product really work? Whole journeys of travellers and operations against the running process, through HTTP
 * only, in the words of the domain; and what is left after it was killed in the middle of one.
 */
@NullMarked
package io.skybound.allinone.journey;

import org.jspecify.annotations.NullMarked;
