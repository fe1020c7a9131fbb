package io.skybound.query.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The accounts of a booking's ledger. */
public enum Account {
    /** What the payment gateway has taken for us and not given back. */
    @JsonProperty("gateway_clearing")
    GATEWAY_CLEARING(Kind.ASSET),

    /** Paid, and not yet the price of anything: the booking is confirmed next, or the money goes back. */
    @JsonProperty("customer_deposits")
    CUSTOMER_DEPOSITS(Kind.LIABILITY),

    /** Sold, but not flown: airlines call it air traffic liability. */
    @JsonProperty("deferred_revenue")
    DEFERRED_REVENUE(Kind.LIABILITY),

    /** Promised to the traveller, and not yet paid back. */
    @JsonProperty("refunds_payable")
    REFUNDS_PAYABLE(Kind.LIABILITY),

    /** What the fare conditions let us keep of a cancelled booking. */
    @JsonProperty("penalty_revenue")
    PENALTY_REVENUE(Kind.REVENUE),

    /** What operations gave back although nothing was owed. */
    @JsonProperty("goodwill")
    GOODWILL(Kind.EXPENSE),

    /** Money of ours that is not at the gateway: what is paid by hand comes from here. */
    @JsonProperty("bank")
    BANK(Kind.ASSET);

    /** What an account stands for; decides on which side it grows. */
    public enum Kind {
        /** What we have; grows by debits. */
        @JsonProperty("asset")
        ASSET,
        /** What we owe; grows by credits. */
        @JsonProperty("liability")
        LIABILITY,
        /** What we have earned; grows by credits. */
        @JsonProperty("revenue")
        REVENUE,
        /** What it has cost us; grows by debits. */
        @JsonProperty("expense")
        EXPENSE
    }

    private final Kind kind;

    Account(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    boolean growsByDebits() {
        return kind == Kind.ASSET || kind == Kind.EXPENSE;
    }
}
