-- Which mails receivers refused, or servers did not deliver: no patient, no address.
CREATE VIEW distribution.refused_mail AS
  SELECT partner, answer, answered_at FROM distribution.mail WHERE answer IN ('NOT_DELIVERED', 'REFUSED');

-- A view is written with the rights of its owner.
REVOKE INSERT, UPDATE, DELETE ON distribution.refused_mail FROM ${roles}_service;

GRANT SELECT ON distribution.refused_mail TO ${roles}_operator, ${roles}_distributor;
