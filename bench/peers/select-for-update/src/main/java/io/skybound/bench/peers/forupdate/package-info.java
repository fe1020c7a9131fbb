/** How is the small domain written with Spring Data JPA, rows and {@code SELECT … FOR UPDATE}? */
@NullMarked
package io.skybound.bench.peers.forupdate;

import org.jspecify.annotations.NullMarked;
