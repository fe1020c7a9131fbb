package io.skybound.api.booking;

import java.time.Instant;
import org.joda.money.Money;

/**
 * What the traveller gets back, and what is kept, if the booking is cancelled.
 *
 * @param validUntil until when that is so: the end of the free period, or the departure
 */
public record CancellationQuote(Money refund, Money penalty, Instant validUntil) {}
