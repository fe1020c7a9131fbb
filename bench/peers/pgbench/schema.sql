-- SkyBound's event table with all its indexes, under another name.
CREATE TABLE event (
    global_index         bigserial PRIMARY KEY,
    event_identifier     varchar(255) COLLATE "C" NOT NULL UNIQUE,
    aggregate_identifier varchar(255) COLLATE "C" NOT NULL,
    sequence_number      bigint       NOT NULL,
    type                 varchar(255),
    time_stamp           varchar(64)  COLLATE "C" NOT NULL,
    payload_type         varchar(255) NOT NULL,
    payload_revision     varchar(255),
    payload              bytea        NOT NULL,
    meta_data            bytea,
    UNIQUE (aggregate_identifier, sequence_number)
);
