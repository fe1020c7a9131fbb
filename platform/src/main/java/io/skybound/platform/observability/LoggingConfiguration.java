package io.skybound.platform.observability;

import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LoggingConfiguration {

    @Bean
    ConfigurerModule requestInLogs() {
        RequestInLogs requests = new RequestInLogs();
        return configurer -> {
            configurer.onInitialize(axon -> axon.onStart(() -> axon.commandBus().registerHandlerInterceptor(requests)));
            configurer.eventProcessing().registerDefaultHandlerInterceptor((_, _) -> requests);
        };
    }
}
