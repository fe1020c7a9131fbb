-- Whoever compares our payments with the gateway's asks for those of a time.
ALTER TABLE payment ADD COLUMN created_at timestamptz;
UPDATE payment SET created_at = (view::json ->> 'created_at')::timestamptz;
ALTER TABLE payment ALTER COLUMN created_at SET NOT NULL;
CREATE INDEX payment_by_creation ON payment (created_at, id);
