package io.skybound.process.mail;

import java.time.Instant;

/**
 * A mail that this process has taken on.
 *
 * @param attempt how often somebody has taken it on, this time included
 * @param messageId the same at every attempt
 * @param leaseEnd until when nobody else takes it on
 */
record OwedMail(long id, MailRequest request, String messageId, int attempt, Instant leaseEnd) {}
