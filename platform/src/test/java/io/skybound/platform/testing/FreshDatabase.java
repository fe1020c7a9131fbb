package io.skybound.platform.testing;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** Import it into a test to run its context on a fresh {@link TestDatabase}. */
public class FreshDatabase {
    @Bean
    JdbcConnectionDetails freshDatabase() {
        return TestDatabase.fresh();
    }
}
