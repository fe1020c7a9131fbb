-- A refund may take its time: it has its name at once, and its outcome later.
ALTER TABLE gateway.refund DROP CONSTRAINT refund_outcome_check;
ALTER TABLE gateway.refund ADD CONSTRAINT refund_outcome_check CHECK (outcome IN ('pending', 'refunded', 'refused'));
ALTER TABLE gateway.refund DROP CONSTRAINT refund_check;
ALTER TABLE gateway.refund ADD CONSTRAINT refund_check CHECK ((outcome = 'refused') = (reference IS NULL));
CREATE INDEX pending_refund ON gateway.refund (created_at) WHERE outcome = 'pending';

CREATE INDEX capture_by_time ON gateway.capture (created_at);

-- What the sandbox has to tell whoever it takes money for, and the secret by which they know that it is the sandbox.
CREATE TABLE gateway.notice (
    id         text PRIMARY KEY,
    body       text        NOT NULL,
    taken      boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
);

CREATE INDEX owed_notice ON gateway.notice (created_at) WHERE NOT taken;

CREATE TABLE gateway.notice_secret (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    secret text NOT NULL
);
