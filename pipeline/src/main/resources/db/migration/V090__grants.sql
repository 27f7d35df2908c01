-- What the roles may do with the schemas of the lanes. The loader writes; nobody else does. Rows of the lanes point to
-- source identities, whose names and numbers none of these grants opens.

GRANT USAGE ON SCHEMA lab, social, billing, terminology TO ${roles}_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA lab, social, billing, terminology TO ${roles}_loader;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA exchange, identity, lab, social, billing, terminology TO ${roles}_loader;

GRANT USAGE ON SCHEMA terminology TO ${roles}_operator, ${roles}_distributor;
GRANT SELECT ON ALL TABLES IN SCHEMA terminology TO ${roles}_operator, ${roles}_distributor;
