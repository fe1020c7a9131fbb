package io.skybound.query.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.skybound.platform.security.RevokedSessions;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
class FeedConfiguration {

    @Bean(destroyMethod = "shutDown")
    FeedHub feedHub(FeedProperties bounds, Clock clock, RevokedSessions sessions) {
        return new FeedHub(bounds, clock, new EndedSessions() {
            @Override
            public boolean include(String sessionId) {
                return sessions.isRevoked(sessionId);
            }

            @Override
            public AutoCloseable onEnd(Consumer<String> listener) {
                return sessions.onRevoked(listener);
            }
        });
    }

    @Bean
    MeterBinder feedMeters(FeedHub hub) {
        return registry -> Gauge.builder("skybound.feed.streams", hub, FeedHub::open)
                .description("Open streams of the live feed")
                .register(registry);
    }
}
