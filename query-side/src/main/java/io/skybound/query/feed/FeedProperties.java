package io.skybound.query.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the live feed, each in this process.
 *
 * @param maxStreams open streams altogether; more are answered with 503
 * @param maxPerUser open streams of one signed-in user; more are answered with 429
 * @param maxPerAddress open streams from one network address; more are answered with 429
 * @param buffer what may wait for one client; a client that falls behind further is shown the latest state next
 * @param heartbeat how often a comment is sent, so that nobody on the way takes the stream for dead
 * @param patience how long a client may take nothing before it is disconnected
 */
@ConfigurationProperties("skybound.feed")
public record FeedProperties(
        @DefaultValue("12000") int maxStreams,
        @DefaultValue("10") int maxPerUser,
        @DefaultValue("1000") int maxPerAddress,
        @DefaultValue("64KB") DataSize buffer,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("20s") Duration patience) {

    public FeedProperties {
        if (heartbeat.toSeconds() < 1) {
            throw new IllegalArgumentException("skybound.feed.heartbeat must be at least a second");
        }
    }
}
