-- The work of the identity cell on review items: every decision with who, when and why; items that rest until a day.

ALTER TABLE identity.review_item ADD COLUMN postponed_until date;

-- The last decision also stands in the item itself.
CREATE TABLE identity.review_decision (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_item_id bigint NOT NULL REFERENCES identity.review_item,
  decision       text NOT NULL CHECK (decision IN ('ACCEPTED', 'DISMISSED', 'POSTPONED')),
  decided_by     text NOT NULL,
  decided_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  reason         text NOT NULL,
  until          date,
  CONSTRAINT postponed_until_a_day CHECK ((decision = 'POSTPONED') = (until IS NOT NULL))
);
CREATE INDEX review_decision_item ON identity.review_decision (review_item_id);

-- Held records are looked up from the item, too.
CREATE INDEX review_record_held ON identity.review_record (review_item_id) WHERE held;

GRANT SELECT, INSERT ON identity.review_decision TO ${roles}_identity_cell;
GRANT UPDATE (postponed_until) ON identity.review_item TO ${roles}_identity_cell;
GRANT SELECT (postponed_until) ON identity.review_item TO ${roles}_operator;
