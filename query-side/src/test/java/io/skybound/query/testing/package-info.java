/** How is the read side tested as a whole? A small application on a real database, events put into its store by hand. */
@NullMarked
package io.skybound.query.testing;

import org.jspecify.annotations.NullMarked;
