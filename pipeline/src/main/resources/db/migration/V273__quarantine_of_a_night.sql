-- How many records of each partner went to quarantine since a run completed: what a partner may bring there holds for
-- all of its deliveries of a night together.
CREATE TABLE exchange.night_quarantine (
  partner   text NOT NULL REFERENCES exchange.partner,
  after_run bigint NOT NULL DEFAULT exchange.last_completed_run(),
  records   bigint NOT NULL CHECK (records > 0),
  PRIMARY KEY (partner, after_run)
);

GRANT SELECT, INSERT, UPDATE ON exchange.night_quarantine TO ${roles}_loader;
GRANT SELECT ON exchange.night_quarantine TO ${roles}_operator;
