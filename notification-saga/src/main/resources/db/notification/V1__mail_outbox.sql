-- Mails that are owed. A row is written in the transaction of what causes it and delivered later.
-- No personal data: the address is read from the booking when the mail is written.
CREATE TABLE notification.mail_outbox (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    booking_id      text        NOT NULL,
    kind            text        NOT NULL,
    cause_id        text        NOT NULL,
    min_version     bigint      NOT NULL,
    facts           jsonb       NOT NULL,
    message_id      text        NOT NULL UNIQUE,
    state           text        NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
    -- How often somebody has taken the row on; also tells a sender whose lease has run out from its successor.
    attempts        integer     NOT NULL DEFAULT 0,
    -- When it may be taken on next: the end of the back-off or of the present sender's lease.
    next_attempt_at timestamptz NOT NULL,
    last_error      text,
    created_at      timestamptz NOT NULL,
    sent_at         timestamptz,
    UNIQUE (booking_id, kind, cause_id)
);

CREATE INDEX mail_outbox_due ON notification.mail_outbox (next_attempt_at, id) WHERE state = 'pending';
