/**
 * What a process of the product can be made to suffer, and where? This package is given to a product that a test starts,
 * beside the product's own classes, which know nothing of it: it only adds beans, and wraps some.
 */
@NullMarked
package io.skybound.allinone.laboratory;

import org.jspecify.annotations.NullMarked;
