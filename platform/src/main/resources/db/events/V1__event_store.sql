-- What happened, in the order in which it was stored. Written by Axon's JDBC engine; never updated, never deleted.
-- Numbers are handed out one by one: with blocks per process, readers would take an unused block for a gap.
CREATE SEQUENCE events.domain_event_entry_seq INCREMENT 1 CACHE 1;

CREATE TABLE events.domain_event_entry (
    global_index         bigint PRIMARY KEY DEFAULT nextval('events.domain_event_entry_seq'),
    event_identifier     varchar(255) COLLATE "C" NOT NULL,
    aggregate_identifier varchar(255) COLLATE "C" NOT NULL,
    sequence_number      bigint       NOT NULL,
    type                 varchar(255),
    time_stamp           varchar(64)  COLLATE "C" NOT NULL,
    payload_type         varchar(255) NOT NULL,
    payload_revision     varchar(255),
    payload              bytea        NOT NULL,
    meta_data            bytea,
    CONSTRAINT one_event_per_step_of_an_aggregate UNIQUE (aggregate_identifier, sequence_number),
    CONSTRAINT one_row_per_event UNIQUE (event_identifier)
);
ALTER SEQUENCE events.domain_event_entry_seq OWNED BY events.domain_event_entry.global_index;

-- The position of a point in time (createTokenAt, as-of questions).
CREATE INDEX domain_event_by_time ON events.domain_event_entry (time_stamp);

-- Shortcuts on the way to an aggregate's state; may be deleted at any time.
CREATE TABLE events.snapshot_event_entry (
    event_identifier     varchar(255) COLLATE "C" NOT NULL,
    aggregate_identifier varchar(255) COLLATE "C" NOT NULL,
    sequence_number      bigint       NOT NULL,
    type                 varchar(255) NOT NULL,
    time_stamp           varchar(64)  COLLATE "C" NOT NULL,
    payload_type         varchar(255) NOT NULL,
    payload_revision     varchar(255),
    payload              bytea        NOT NULL,
    meta_data            bytea,
    PRIMARY KEY (aggregate_identifier, sequence_number),
    CONSTRAINT one_row_per_snapshot UNIQUE (event_identifier)
);
