-- The key of an order begins with what tells orders apart. Behind the laboratory's name, which is the same in all rows of
-- a night, the index was read from end to end for every order where the planner knew no better.
ALTER TABLE lab.report DROP CONSTRAINT report_partner_sender_order_number_source_identity_id_key;
ALTER TABLE lab.report ADD CONSTRAINT report_key UNIQUE (source_identity_id, order_number, partner, sender);

-- Nobody asks for sendings by the time of their next attempt alone.
DROP INDEX distribution.sending_due;
