-- What is due is looked up practice by practice, what was tried least first.
CREATE INDEX sending_practice_due ON distribution.sending (partner, attempts, id) WHERE state = 'DUE';

-- Practices that something waits for because it could not be handed over, and what happened last.
CREATE VIEW distribution.waiting_practice AS
  SELECT partner,
    count(*) FILTER (WHERE state = 'DUE') AS due,
    count(*) FILTER (WHERE state = 'STUCK') AS stuck,
    min(made_at) AS since,
    (array_agg(last_error ORDER BY next_attempt_at DESC) FILTER (WHERE last_error IS NOT NULL))[1] AS last_error
  FROM distribution.sending
  WHERE state IN ('DUE', 'STUCK')
  GROUP BY partner
  HAVING bool_or(last_error IS NOT NULL);

CREATE INDEX sending_stuck ON distribution.sending (partner) WHERE state = 'STUCK';

GRANT SELECT ON distribution.waiting_practice TO ${roles}_operator, ${roles}_distributor;
