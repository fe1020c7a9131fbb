-- What is asked for often, in the shape it is asked for. All of it can be made again from the events.

CREATE TABLE flight (
    id             text COLLATE "C" PRIMARY KEY,
    number         text        NOT NULL,
    airline        text        NOT NULL,
    origin         text        NOT NULL,
    destination    text        NOT NULL,
    departure      timestamptz NOT NULL,
    arrival        timestamptz NOT NULL,
    departure_date date        NOT NULL, -- local to the origin
    status         text        NOT NULL,
    gate           text,
    terminal       text,
    aircraft       text        NOT NULL,
    cabins         json        NOT NULL, -- price, seats and what is free, by cabin
    version        bigint      NOT NULL, -- sequence number in the flight's stream
    seats_version  bigint      NOT NULL, -- sequence number in its inventory's stream, -1 before the first
    updated_at     timestamptz NOT NULL
) WITH (fillfactor = 70); -- room for an update next to the row: what is free changes with every sale

CREATE INDEX flight_route ON flight (origin, destination, departure_date);

CREATE TABLE booking (
    id         text COLLATE "C" PRIMARY KEY,
    user_id    text COLLATE "C" NOT NULL,
    reference  text        NOT NULL,
    status     text        NOT NULL,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL,
    view       text        NOT NULL -- JSON; passports masked
) WITH (fillfactor = 70);

CREATE INDEX booking_of_user ON booking (user_id, created_at DESC, id DESC);

CREATE TABLE payment (
    id         text COLLATE "C" PRIMARY KEY,
    booking_id text COLLATE "C" NOT NULL,
    user_id    text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    view       text   NOT NULL -- JSON; no token
) WITH (fillfactor = 70);
