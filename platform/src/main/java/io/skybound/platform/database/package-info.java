/**
 * Where does SkyBound keep its data? An embedded PostgreSQL by default, or the one that {@code spring.datasource.*}
 * names; one schema per owner, each migrated by Flyway; and the folder in which the embedded default keeps everything.
 */
@NullMarked
package io.skybound.platform.database;

import org.jspecify.annotations.NullMarked;
