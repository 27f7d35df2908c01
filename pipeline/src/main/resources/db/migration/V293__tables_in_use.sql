-- Which file each reference table holds, for whoever asks how old it is: the newest of its official files, else the one
-- that comes with the program.
CREATE VIEW terminology.table_in_use AS
  SELECT DISTINCT ON (table_name) table_name, official, coalesce(stated_on, imported_at::date) AS stated_on,
         imported_at, version, rows
  FROM terminology.import
  ORDER BY table_name, official DESC, id DESC;

-- A view is written with the rights of its owner.
REVOKE INSERT, UPDATE, DELETE ON terminology.table_in_use FROM ${roles}_service;
GRANT SELECT ON terminology.table_in_use TO ${roles}_loader, ${roles}_operator, ${roles}_distributor,
  ${roles}_identity_cell;
