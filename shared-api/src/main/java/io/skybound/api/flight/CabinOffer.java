package io.skybound.api.flight;

import org.joda.money.Money;

/**
 * What a flight offers in one cabin.
 *
 * @param seats number of seats on sale, at least 1
 * @param price per seat for the whole leg
 */
public record CabinOffer(int seats, Money price) {}
