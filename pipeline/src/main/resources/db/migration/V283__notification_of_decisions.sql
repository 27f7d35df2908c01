-- The day on which the decision was notified: at home the right begins then.
ALTER TABLE social.entitlement ADD COLUMN notified_on date;
ALTER TABLE social.entitlement_history ADD COLUMN notified_on date;
