-- The sandbox provider's own books. Nothing of SkyBound's refers to them, as nothing could if the provider were real.
CREATE TABLE gateway.capture (
    idempotency_key text PRIMARY KEY,
    amount          numeric(19, 4) NOT NULL CHECK (amount > 0),
    currency        char(3)        NOT NULL,
    -- Which of the sandbox's cards; unknown for a token that is none of them, which is not kept.
    card            text           NOT NULL,
    outcome         text           NOT NULL CHECK (outcome IN ('not_done', 'captured', 'declined')),
    reference       text UNIQUE,
    failure_code    text,
    created_at      timestamptz    NOT NULL,
    CHECK ((outcome = 'captured') = (reference IS NOT NULL)),
    CHECK ((outcome = 'declined') = (failure_code IS NOT NULL))
);

CREATE TABLE gateway.refund (
    idempotency_key   text PRIMARY KEY,
    capture_reference text           NOT NULL,
    amount            numeric(19, 4) NOT NULL CHECK (amount > 0),
    currency          char(3)        NOT NULL,
    outcome           text           NOT NULL CHECK (outcome IN ('refunded', 'refused')),
    reference         text UNIQUE,
    failure_code      text,
    created_at        timestamptz    NOT NULL,
    CHECK ((outcome = 'refunded') = (reference IS NOT NULL)),
    CHECK ((outcome = 'refused') = (failure_code IS NOT NULL))
);

CREATE INDEX refunds_of_a_capture ON gateway.refund (capture_reference);
