/**
 * How do tests get a real database? One embedded PostgreSQL per test run, and a fresh database in it for every Spring
 * context. The other modules use this package too.
 */
@NullMarked
package io.skybound.platform.testing;

import org.jspecify.annotations.NullMarked;
