/**
 * What does the API document say that every endpoint shares? Failures with an example each, who may call, and the few
 * things that the libraries leave out of it. The document passes the recommended rules of two linters (tools/api-lint).
 */
@NullMarked
package io.skybound.platform.openapi;

import org.jspecify.annotations.NullMarked;
