-- Differences that somebody has looked at and that stay as they are: they are not open any more, whenever they are found.
CREATE TABLE payments.acknowledged_finding (
    kind              text        NOT NULL,
    payment_id        text        NOT NULL,
    refund_id         text        NOT NULL, -- empty if it is about none of ours
    gateway_reference text        NOT NULL, -- empty if the gateway has none
    actor             text        NOT NULL,
    reason            text        NOT NULL,
    acknowledged_at   timestamptz NOT NULL,
    PRIMARY KEY (kind, payment_id, refund_id, gateway_reference)
);
