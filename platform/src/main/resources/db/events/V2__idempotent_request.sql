-- What was answered to a request that its caller gave a name. A row without a status is being worked on, until its lease
-- ends; the body is kept as bytes, because the answer given again must be the same one.
create table events.idempotent_request (
    caller       text        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    claim        uuid        not null,
    lease_until  timestamptz not null,
    status       smallint,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    created_at   timestamptz not null,
    primary key (caller, key)
);

create index idempotent_request_created_at on events.idempotent_request (created_at);
