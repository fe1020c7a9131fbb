-- Whether the next comparison goes on from this one, whose open differences are those that count. One that began later
-- than it should have gone on says nothing about what was open before.
ALTER TABLE payments.reconciliation ADD COLUMN goes_on boolean NOT NULL DEFAULT true;
