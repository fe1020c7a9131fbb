/**
 * What does a newcomer find on the first start? A plausible flight schedule of the weeks to come between real airports,
 * made by rule and not by chance, and published through the same commands that operations use.
 */
@NullMarked
package io.skybound.allinone.demo;

import org.jspecify.annotations.NullMarked;
