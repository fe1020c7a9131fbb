-- One event of a new booking, as large as SkyBound's BookingCreated with its metadata, in a transaction of its own.
INSERT INTO event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,
    payload_revision, payload, meta_data)
SELECT id, 'bkg_' || id, 0, 'Booking', clock_timestamp()::text, 'BookingCreated',
    '1', convert_to(repeat(id, 40), 'UTF8'), convert_to(repeat(id, 4), 'UTF8')
FROM (SELECT gen_random_uuid()::text AS id) fresh;
