/**
 * What do all endpoints that change something share? How long a request may take, how commands and queries are sent for
 * it, what its input looks like, and how its failures are described.
 */
@NullMarked
package io.skybound.command.request;

import org.jspecify.annotations.NullMarked;
