-- Auditors know a booking by what its traveller was told.
CREATE INDEX booking_reference ON booking (reference);
