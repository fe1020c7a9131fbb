/**
 * What do all read models share? They fold events a batch at a time, keep views as JSON, and let a reader wait until
 * what it has just written shows.
 */
@NullMarked
package io.skybound.query.readmodel;

import org.jspecify.annotations.NullMarked;
