-- How often somebody has asked for the event to be handled again.
ALTER TABLE process.dead_letter_entry ADD COLUMN retries integer NOT NULL DEFAULT 0;

CREATE INDEX dead_letter_by_time ON process.dead_letter_entry (processing_group, enqueued_at, dead_letter_id);

-- What a projection will never know, who has decided so, and why.
CREATE TABLE process.discarded_dead_letter (
    dead_letter_id       varchar(255) PRIMARY KEY,
    processing_group     varchar(255) NOT NULL,
    event_identifier     varchar(255) NOT NULL,
    aggregate_identifier varchar(255),
    sequence_number      bigint,
    payload_type         varchar(255) NOT NULL,
    cause_type           varchar(255),
    reason               text         NOT NULL,
    discarded_by         text         NOT NULL,
    request_id           text,
    discarded_at         timestamptz  NOT NULL
);
