-- What the gateway has told without being asked. Kept before it is answered for, and until it has been looked into.
CREATE TABLE payments.gateway_notice (
    id          text PRIMARY KEY, -- the gateway's own
    type        text        NOT NULL,
    capture     text,             -- the gateway's reference of what has changed
    received_at timestamptz NOT NULL,
    done        boolean     NOT NULL
);

CREATE INDEX open_notice ON payments.gateway_notice (received_at) WHERE NOT done;

-- Each comparison of the gateway's books with ours.
CREATE TABLE payments.reconciliation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    since       timestamptz NOT NULL, -- from when on payments were compared
    until       timestamptz NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    checked     integer     NOT NULL DEFAULT 0,
    repaired    integer     NOT NULL DEFAULT 0,
    open        integer     NOT NULL DEFAULT 0, -- differences that only a person can help
    findings    text        NOT NULL DEFAULT '[]', -- JSON
    failure     text        -- kind of failure, if it broke off
);
