package io.skybound.platform.processors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param claim how long a killed process keeps the segments that it has claimed; a third of it is how often a claim is
 *     renewed. 6s, or 15s on the embedded database, unless told
 */
@ConfigurationProperties("skybound.processors")
record ProcessorProperties(@Nullable Duration claim) {
    Duration claimOr(Duration usual) {
        return claim == null ? usual : claim;
    }
}
