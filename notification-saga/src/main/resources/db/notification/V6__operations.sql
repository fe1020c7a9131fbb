-- Operations look for the mails that failed among many that did not, and for one by the number in its Message-ID.
CREATE INDEX mail_outbox_failed ON notification.mail_outbox (id) WHERE state = 'failed';
CREATE INDEX mail_outbox_number ON notification.mail_outbox (substring(message_id FROM 2 FOR 32));
