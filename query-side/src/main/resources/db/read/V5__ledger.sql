-- What each event posted to the books of its booking, made from the events. Rows are only ever added.
CREATE TABLE ledger_entry (
    booking_id text COLLATE "C" NOT NULL,
    number     integer     NOT NULL, -- from 1, by booking
    posted_at  timestamptz NOT NULL,
    view       text        NOT NULL, -- JSON: cause, and lines with account and amount
    PRIMARY KEY (booking_id, number)
);
