-- Where the events about a booking are: its own, its payments', its seats', its mails'. No personal data.
CREATE TABLE read.audit_event (
    position     bigint PRIMARY KEY, -- in the global order
    booking_id   text COLLATE "C" NOT NULL,
    aggregate_id text COLLATE "C" NOT NULL,
    sequence     bigint NOT NULL
);

CREATE INDEX audit_event_of_booking ON read.audit_event (booking_id, position);
