package io.skybound.allinone.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled fill the schedule at start; only ever done with an embedded database
 * @param days how many days ahead flights are on sale
 */
@ConfigurationProperties("skybound.demo")
record DemoProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("60") int days) {
    DemoProperties {
        if (days < 1 || days > 360) {
            throw new IllegalArgumentException("skybound.demo.days must be between 1 and 360");
        }
    }
}
