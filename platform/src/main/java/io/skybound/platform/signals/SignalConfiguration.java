package io.skybound.platform.signals;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class SignalConfiguration {

    @Bean
    Signals signals(JdbcConnectionDetails database, JdbcTemplate jdbc) {
        return new Signals(database, jdbc);
    }
}
