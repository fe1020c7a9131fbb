package io.skybound.platform.process;

import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class ProcessStoreConfiguration {

    @Bean
    ProcessStore sagaStore(JdbcTemplate jdbc, Serializer serializer) {
        return new ProcessStore(new ProcessRows(jdbc, serializer));
    }
}
