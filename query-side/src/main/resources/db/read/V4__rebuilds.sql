-- Where a read model is made anew, next to the one that is read.
CREATE SCHEMA read_next;

CREATE TABLE rebuild (
    id           text        PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY,
    projection   text        NOT NULL,
    status       text        NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'completed', 'failed')),
    -- Whether the empty tables are there; a rebuild that goes on after a restart must not begin again.
    prepared     boolean     NOT NULL DEFAULT false,
    requested_by text        NOT NULL,
    request_id   text,
    requested_at timestamptz NOT NULL,
    finished_at  timestamptz,
    position     bigint, -- how far it had come when it took the old one's place
    attempts     integer     NOT NULL DEFAULT 0, -- failed ones, in a row
    failure      text        -- kind of the last failure; no data
);

CREATE UNIQUE INDEX one_rebuild_of_a_projection_at_a_time ON rebuild (projection) WHERE status = 'running';
CREATE INDEX rebuild_by_projection ON rebuild (projection, number DESC);
