package io.skybound.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database.
 *
 * @param embedded run a PostgreSQL of our own under {@code skybound.home} instead of using {@code spring.datasource.*}
 * @param allowUnsafe start although the database may forget what it has acknowledged
 * @param binaries where the embedded PostgreSQL's programs are unpacked to; {@code <home>/programs} unless told
 */
@ConfigurationProperties("skybound.database")
public record DatabaseProperties(
        @DefaultValue("false") boolean embedded,
        @DefaultValue("false") boolean allowUnsafe,
        @Nullable Path binaries) {}
