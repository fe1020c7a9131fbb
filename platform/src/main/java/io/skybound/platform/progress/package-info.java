/**
 * How far have the processors come, and what keeps them? Operations, health and metrics ask here, and so does whoever
 * makes a read model anew.
 */
@NullMarked
package io.skybound.platform.progress;

import org.jspecify.annotations.NullMarked;
