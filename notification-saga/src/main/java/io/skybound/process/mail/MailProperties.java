package io.skybound.process.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param embedded deliver to a mailbox of our own instead of {@code spring.mail.*}, readable by anyone at /dev/mailbox
 * @param siteUrl where the links in mails lead, a booking's to /#/bookings/ and its id
 * @param from the address mails come from
 * @param fromName the name next to it
 * @param messageIdDomain the right-hand side of Message-IDs; must not change while mails are pending
 * @param concurrency how many mails this process delivers at a time
 * @param poll how often the outbox is looked at when nobody has rung
 * @param lease how long a mail belongs to the process that took it on; must outlast one delivery's timeouts
 */
@ConfigurationProperties("skybound.mail")
record MailProperties(
        @DefaultValue("false") boolean embedded,
        @DefaultValue("http://localhost:8080") String siteUrl,
        @DefaultValue("bookings@skybound.example") String from,
        @DefaultValue("SkyBound") String fromName,
        @DefaultValue("skybound.example") String messageIdDomain,
        @DefaultValue("4") int concurrency,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("60s") Duration lease) {

    MailProperties {
        siteUrl = siteUrl.replaceAll("/+$", "");
        if (lease.compareTo(Delivery.LONGEST) <= 0) {
            throw new IllegalArgumentException("skybound.mail.lease must be longer than " + Delivery.LONGEST);
        }
    }
}
