-- What query-side as a process of its own has to do later: rebuilds. In one table with the tasks of others its scheduler
-- would take up theirs, which it can't carry out. With everything in one process nothing is here.
CREATE TABLE read.scheduled_tasks (
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
CREATE INDEX task_by_execution_time ON read.scheduled_tasks (execution_time);
CREATE INDEX task_by_heartbeat ON read.scheduled_tasks (last_heartbeat);
