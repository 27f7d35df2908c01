-- Files of link news are numbered by a sequence, which goes on above what was used when an older repository is restored:
-- counted from the rows, a number was given twice, and a file that a server has was written over. A number is taken
-- before its file is written (nothing linked, nothing unlinked yet), and after a crash the same one is used.
CREATE SEQUENCE identity.notification_number_seq AS integer;
SELECT setval('identity.notification_number_seq', greatest(max(number), 1), max(number) IS NOT NULL)
FROM identity.notification;
ALTER SEQUENCE identity.notification_number_seq OWNED BY identity.notification.number;

GRANT USAGE ON SEQUENCE identity.notification_number_seq TO ${roles}_distributor;
GRANT UPDATE (linked, unlinked, written_at) ON identity.notification TO ${roles}_distributor;
