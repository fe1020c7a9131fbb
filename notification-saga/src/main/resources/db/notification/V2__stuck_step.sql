-- Steps of a process that could not be carried out, or were refused unexpectedly: somebody must look at them.
CREATE TABLE notification.stuck_step (
  name         text PRIMARY KEY,
  booking_id   text NOT NULL,
  command_type text NOT NULL,
  command      text NOT NULL,  -- the kept step as JSON, so that it can be sent again
  attempts     integer NOT NULL,
  reason       text NOT NULL,
  since        timestamptz NOT NULL
);

CREATE INDEX stuck_step_by_booking ON notification.stuck_step (booking_id);
