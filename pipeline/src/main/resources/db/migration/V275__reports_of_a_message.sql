-- Orders are looked for by the message that announced them, also where thousands are filed under one identity: all
-- controls of a laboratory are. What asked for those of an identity finds them here as well.
CREATE INDEX report_message ON lab.report (source_identity_id, message_id);
DROP INDEX lab.report_person;
