/** What the tests of all topics share. */
@NullMarked
package io.skybound.command;

import org.jspecify.annotations.NullMarked;
