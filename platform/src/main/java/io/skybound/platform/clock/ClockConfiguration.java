package io.skybound.platform.clock;

import io.skybound.platform.database.Home;
import io.skybound.platform.security.AccessRules;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The only clock, by which everything is stamped and falls due. Tests replace it; the embedded default may move it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "skybound.database.embedded", havingValue = false, matchIfMissing = true)
    static class Real {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("skybound.database.embedded")
    static class Sandbox {
        @Bean
        SandboxClock clock(Home home) {
            return SandboxClock.keptIn(home.path().resolve("clock"));
        }

        @Bean
        AccessRules clockAccess() {
            return AccessRules.rules()
                    .anyone(HttpMethod.GET, ClockEndpoint.PATH)
                    .anyone(HttpMethod.POST, ClockEndpoint.PATH);
        }
    }
}
