-- Which commands the members of each role run with their own accounts. What a role may do beyond that is in the
-- migrations before; docs/database-roles.md has all of it.

-- Every account tells whether the repository is at the version of its program.
GRANT USAGE ON SCHEMA flyway
  TO ${roles}_operator, ${roles}_identity_cell, ${roles}_distributor, ${roles}_loader, ${roles}_study_keeper;
GRANT SELECT ON ALL TABLES IN SCHEMA flyway
  TO ${roles}_operator, ${roles}_identity_cell, ${roles}_distributor, ${roles}_loader, ${roles}_study_keeper;

-- The identity cell compares what waits in quarantine with what is known: sealed, it opens with the landing key alone.
GRANT USAGE ON SCHEMA exchange, terminology TO ${roles}_identity_cell;
GRANT SELECT ON exchange.partner, exchange.delivery, exchange.arrival, exchange.record, exchange.reject
  TO ${roles}_identity_cell;
-- Whoever meets a piece that does not open at its place notes it.
GRANT UPDATE (seal_broken_at) ON exchange.reject TO ${roles}_identity_cell;
GRANT SELECT ON ALL TABLES IN SCHEMA terminology TO ${roles}_identity_cell;

-- The operator sees the list of what waits for the cell: how many identities, never whose.
GRANT SELECT (review_item_id) ON identity.review_identity TO ${roles}_operator;
GRANT SELECT (decided_by) ON identity.review_item TO ${roles}_operator;

-- Who distributes says which patients a practice follows, and leaves a line for it.
GRANT USAGE ON SCHEMA audit TO ${roles}_distributor;
GRANT INSERT (actor, action, subject, detail) ON audit.event TO ${roles}_distributor;
