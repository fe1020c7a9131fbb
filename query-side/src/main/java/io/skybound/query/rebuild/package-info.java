/**
 * How is a read model made anew while people read the old one? A second processor fills empty tables next to the old ones
 * from the first event on; when it has come as far as the first, they change places in one transaction.
 */
@NullMarked
package io.skybound.query.rebuild;

import org.jspecify.annotations.NullMarked;
