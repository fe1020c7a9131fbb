-- What set the mail in motion, so that the event about its delivery tells it too.
ALTER TABLE notification.mail_outbox ADD COLUMN correlation_id text;
