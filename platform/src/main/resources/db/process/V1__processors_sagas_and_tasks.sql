-- How far each event processor has come. Updated with every batch: keep the rows on one page, and clean it often.
CREATE TABLE process.token_entry (
    processor_name varchar(255) NOT NULL,
    segment        integer      NOT NULL,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255) NOT NULL,
    owner          varchar(255),
    PRIMARY KEY (processor_name, segment)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

-- Processes under way, and the values by which an event finds its process.
CREATE TABLE process.saga_entry (
    saga_id         varchar(255) PRIMARY KEY,
    saga_type       varchar(255),
    revision        varchar(255),
    serialized_saga bytea
) WITH (fillfactor = 70);

CREATE SEQUENCE process.association_value_entry_seq INCREMENT 50;
CREATE TABLE process.association_value_entry (
    id                bigint PRIMARY KEY,
    saga_id           varchar(255) NOT NULL,
    saga_type         varchar(255),
    association_key   varchar(255) NOT NULL,
    association_value varchar(255)
);
CREATE INDEX association_by_value ON process.association_value_entry (saga_type, association_key, association_value);
CREATE INDEX association_by_saga ON process.association_value_entry (saga_id, saga_type);

-- Events that a handler could not digest, and those behind them.
CREATE TABLE process.dead_letter_entry (
    dead_letter_id       varchar(255) PRIMARY KEY,
    processing_group     varchar(255) NOT NULL,
    sequence_identifier  varchar(255) NOT NULL,
    sequence_index       bigint       NOT NULL,
    message_type         varchar(255) NOT NULL,
    event_identifier     varchar(255) NOT NULL,
    time_stamp           varchar(255) NOT NULL,
    payload_type         varchar(255) NOT NULL,
    payload_revision     varchar(255),
    payload              bytea        NOT NULL,
    meta_data            bytea,
    type                 varchar(255),
    aggregate_identifier varchar(255),
    sequence_number      bigint,
    token_type           varchar(255),
    token                bytea,
    enqueued_at          timestamp(6) with time zone NOT NULL,
    last_touched         timestamp(6) with time zone,
    processing_started   timestamp(6) with time zone,
    cause_type           varchar(255),
    cause_message        varchar(1023),
    diagnostics          bytea,
    CONSTRAINT one_dead_letter_per_place UNIQUE (processing_group, sequence_identifier, sequence_index)
);

-- What is to be done later (db-scheduler).
CREATE TABLE process.scheduled_tasks (
    task_name            text   NOT NULL,
    task_instance        text   NOT NULL,
    task_data            bytea,
    execution_time       timestamp with time zone NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX task_by_execution_time ON process.scheduled_tasks (execution_time);
CREATE INDEX task_by_heartbeat ON process.scheduled_tasks (last_heartbeat);
CREATE INDEX task_by_priority ON process.scheduled_tasks (priority DESC, execution_time);
