create table identity.account (
    id            text        primary key,
    email         text        not null unique,
    password_hash text        not null,
    roles         text        not null,
    first_name    text        not null,
    last_name     text        not null,
    phone_number  text,
    address       text,
    city          text,
    country       text,
    zip_code      text,
    preferences   text        not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    version       bigint      not null
);

-- One sign-in, and the family of refresh tokens that descends from it. From the seed each token's successor follows, so
-- that an answer that got lost can be given again without any token being stored.
create table identity.session (
    id         text        primary key,
    account_id text        not null references identity.account on delete cascade,
    seed       bytea       not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz,
    version    bigint      not null
);

create index session_account on identity.session (account_id);
create index session_expiry on identity.session (expires_at);

create table identity.refresh_token (
    hash       text        primary key,
    session_id text        not null references identity.session on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    version    bigint      not null
);

create index refresh_token_session on identity.refresh_token (session_id);

-- Sessions that ended before their last access token expires; read by every replica each second.
create table identity.revoked_session (
    session_id text        primary key,
    expires_at timestamptz not null,
    revoked_at timestamptz not null
);

create index revoked_session_revoked_at on identity.revoked_session (revoked_at);
create index revoked_session_expires_at on identity.revoked_session (expires_at);
