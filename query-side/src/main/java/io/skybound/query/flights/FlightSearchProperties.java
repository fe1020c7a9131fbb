package io.skybound.query.flights;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the search.
 *
 * @param mostInMemory flights to be kept in memory, the nearest days first, about 2.5 KB each; what is further away is
 *     looked up in the database
 */
@ConfigurationProperties("skybound.search")
record FlightSearchProperties(@DefaultValue("100000") int mostInMemory) {}
