-- The seed's tables, as far as they are measured, with the indexes that its queries want.
CREATE TABLE airlines (id serial PRIMARY KEY, code text NOT NULL UNIQUE, name text NOT NULL);

CREATE TABLE airports (
    id serial PRIMARY KEY,
    iata_code text NOT NULL UNIQUE,
    name text NOT NULL,
    city text NOT NULL,
    timezone text NOT NULL
);

CREATE TABLE flights (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    flight_number text NOT NULL,
    airline_id int NOT NULL REFERENCES airlines,
    origin_airport_id int NOT NULL REFERENCES airports,
    destination_airport_id int NOT NULL REFERENCES airports,
    departure_time timestamptz NOT NULL,
    arrival_time timestamptz NOT NULL,
    departure_date date NOT NULL,
    duration_minutes int NOT NULL,
    status text NOT NULL DEFAULT 'scheduled',
    aircraft_type text NOT NULL,
    economy_price numeric(10, 2) NOT NULL,
    economy_available int NOT NULL,
    economy_seats int NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON flights (origin_airport_id, destination_airport_id, departure_date);

CREATE TABLE bookings (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    booking_reference text NOT NULL UNIQUE,
    trip_type text NOT NULL,
    total_amount numeric(10, 2) NOT NULL,
    status text NOT NULL DEFAULT 'pending',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON bookings (user_id, created_at DESC);

CREATE TABLE booking_flights (
    id bigserial PRIMARY KEY,
    booking_id uuid NOT NULL REFERENCES bookings,
    flight_id uuid NOT NULL REFERENCES flights,
    is_return_flight boolean NOT NULL
);
CREATE INDEX ON booking_flights (booking_id);
CREATE INDEX ON booking_flights (flight_id);

CREATE TABLE passengers (
    id bigserial PRIMARY KEY,
    booking_id uuid NOT NULL REFERENCES bookings,
    type text NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    date_of_birth date NOT NULL,
    passport_number text NOT NULL,
    nationality text NOT NULL,
    cabin_class text NOT NULL
);
CREATE INDEX ON passengers (booking_id);

CREATE TABLE payments (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    booking_id uuid NOT NULL REFERENCES bookings,
    amount numeric(10, 2) NOT NULL,
    currency text NOT NULL,
    status text NOT NULL,
    payment_method text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON payments (booking_id);

INSERT INTO airlines (code, name) VALUES ('DL', 'Delta Air Lines');
INSERT INTO airports (iata_code, name, city, timezone) VALUES
    ('JFK', 'John F Kennedy International Airport', 'New York', 'America/New_York'),
    ('LAX', 'Los Angeles International Airport', 'Los Angeles', 'America/Los_Angeles');
