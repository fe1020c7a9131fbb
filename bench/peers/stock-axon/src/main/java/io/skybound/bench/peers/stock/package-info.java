/** How is the small domain written on Axon and Spring Boot as they come, by their guides? */
@NullMarked
package io.skybound.bench.peers.stock;

import org.jspecify.annotations.NullMarked;
