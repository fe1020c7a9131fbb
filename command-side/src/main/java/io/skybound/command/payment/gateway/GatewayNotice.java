package io.skybound.command.payment.gateway;

import org.jspecify.annotations.Nullable;

/**
 * The gateway says that something has changed. It is no more than a reason to ask: what is recorded is what the gateway
 * answers then, so that copies, late ones and any order do no harm.
 *
 * @param eventId the gateway's own name for the notice; a copy has the same
 * @param type in the gateway's own words
 * @param captureReference what has changed, null for what we don't care about
 */
public record GatewayNotice(
        String eventId, String type, @Nullable String captureReference) {}
