-- References of the rows that every loaded record writes. A foreign key looks each row up and locks the row that it points
-- to: seven such looks were a third of what a record cost the server. Here the rows of a statement are looked up together.
-- The promise is the same but for one thing: who deletes a row is not waited for. Nothing deletes rows of these tables.

-- Arguments: columns that point, the table that they point to, and when a row of it (r) is the one that those of another (c)
-- mean. The look-up is planned anew each time, and by index: a plan that was made when a table was empty must not last.
CREATE FUNCTION exchange.rows_refer() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
  astray boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM (SELECT DISTINCT %s FROM came) c'
    ' WHERE NOT EXISTS (SELECT FROM %s r WHERE %s OFFSET 0))', TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO astray;
  IF astray THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('a row of %I.%I points to no row of %s', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1]);
  END IF;
  RETURN NULL;
END $$;

-- The same for the row whose pointing columns were changed.
CREATE FUNCTION exchange.row_refers() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  astray boolean;
BEGIN
  EXECUTE format('SELECT NOT EXISTS (SELECT FROM (SELECT ($1).*) c JOIN %s r ON %s)', TG_ARGV[1], TG_ARGV[2])
    INTO astray USING NEW;
  IF astray THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('a row of %I.%I points to no row of %s', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1]);
  END IF;
  RETURN NULL;
END $$;

-- What is pointed to stays, under its key. Arguments: the table that points, and when a row of it (c) means the one that goes
-- (r).
CREATE FUNCTION exchange.row_is_meant() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  meant boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM (SELECT ($1).*) r JOIN %s c ON %s)', TG_ARGV[0], TG_ARGV[1])
    INTO meant USING OLD;
  IF meant THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('a row of %s points to a row of %I.%I', TG_ARGV[0], TG_TABLE_SCHEMA, TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;

-- A link follows when its person is numbered anew.
CREATE FUNCTION identity.links_follow() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE identity.link SET person_id = NEW.id WHERE person_id = OLD.id;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION exchange.rows_refer(), exchange.row_refers(), exchange.row_is_meant(), identity.links_follow()
  FROM PUBLIC;

ALTER TABLE exchange.record DROP CONSTRAINT record_delivery_id_fkey;
CREATE TRIGGER of_delivery AFTER INSERT ON exchange.record REFERENCING NEW TABLE AS came FOR EACH STATEMENT
  EXECUTE FUNCTION exchange.rows_refer('delivery_id', 'exchange.delivery', 'r.id = c.delivery_id');
CREATE TRIGGER of_delivery_still AFTER UPDATE OF delivery_id ON exchange.record FOR EACH ROW
  EXECUTE FUNCTION exchange.row_refers('delivery_id', 'exchange.delivery', 'r.id = c.delivery_id');
CREATE TRIGGER has_records AFTER DELETE ON exchange.delivery FOR EACH ROW
  EXECUTE FUNCTION exchange.row_is_meant('exchange.record', 'c.delivery_id = r.id');

ALTER TABLE identity.person DROP CONSTRAINT person_founder_fkey;
CREATE TRIGGER of_founder AFTER INSERT ON identity.person REFERENCING NEW TABLE AS came FOR EACH STATEMENT
  EXECUTE FUNCTION exchange.rows_refer('founder', 'identity.source_identity', 'r.id = c.founder');
CREATE TRIGGER of_founder_still AFTER UPDATE OF founder ON identity.person FOR EACH ROW
  EXECUTE FUNCTION exchange.row_refers('founder', 'identity.source_identity', 'r.id = c.founder');
CREATE TRIGGER has_founded AFTER DELETE ON identity.source_identity FOR EACH ROW
  EXECUTE FUNCTION exchange.row_is_meant('identity.person', 'c.founder = r.id');

ALTER TABLE identity.link DROP CONSTRAINT link_source_identity_id_fkey, DROP CONSTRAINT link_person_id_fkey;
CREATE TRIGGER of_identity AFTER INSERT ON identity.link REFERENCING NEW TABLE AS came FOR EACH STATEMENT
  EXECUTE FUNCTION exchange.rows_refer('source_identity_id', 'identity.source_identity', 'r.id = c.source_identity_id');
CREATE TRIGGER of_identity_still AFTER UPDATE OF source_identity_id ON identity.link FOR EACH ROW
  EXECUTE FUNCTION exchange.row_refers('source_identity_id', 'identity.source_identity', 'r.id = c.source_identity_id');
CREATE TRIGGER has_links AFTER DELETE ON identity.source_identity FOR EACH ROW
  EXECUTE FUNCTION exchange.row_is_meant('identity.link', 'c.source_identity_id = r.id');
CREATE TRIGGER of_person AFTER INSERT ON identity.link REFERENCING NEW TABLE AS came FOR EACH STATEMENT
  EXECUTE FUNCTION exchange.rows_refer('person_id', 'identity.person', 'r.id = c.person_id');
CREATE TRIGGER of_person_still AFTER UPDATE OF person_id ON identity.link FOR EACH ROW
  EXECUTE FUNCTION exchange.row_refers('person_id', 'identity.person', 'r.id = c.person_id');
CREATE TRIGGER has_members AFTER DELETE ON identity.person FOR EACH ROW
  EXECUTE FUNCTION exchange.row_is_meant('identity.link', 'c.person_id = r.id');
CREATE TRIGGER numbered_anew AFTER UPDATE OF id ON identity.person FOR EACH ROW WHEN (OLD.id <> NEW.id)
  EXECUTE FUNCTION identity.links_follow();

ALTER TABLE social.dossier DROP CONSTRAINT dossier_partner_fkey;
CREATE TRIGGER of_partner AFTER INSERT ON social.dossier REFERENCING NEW TABLE AS came FOR EACH STATEMENT
  EXECUTE FUNCTION exchange.rows_refer('partner', 'exchange.partner', 'r.code = c.partner');
CREATE TRIGGER of_partner_still AFTER UPDATE OF partner ON social.dossier FOR EACH ROW
  EXECUTE FUNCTION exchange.row_refers('partner', 'exchange.partner', 'r.code = c.partner');
CREATE TRIGGER has_dossiers AFTER DELETE ON exchange.partner FOR EACH ROW
  EXECUTE FUNCTION exchange.row_is_meant('social.dossier', 'c.partner = r.code');

ALTER TABLE social.entitlement DROP CONSTRAINT entitlement_partner_dossier_fkey;
CREATE TRIGGER of_dossier AFTER INSERT ON social.entitlement REFERENCING NEW TABLE AS came FOR EACH STATEMENT
  EXECUTE FUNCTION exchange.rows_refer('partner, dossier', 'social.dossier', 'r.partner = c.partner AND r.number = c.dossier');
CREATE TRIGGER of_dossier_still AFTER UPDATE OF partner, dossier ON social.entitlement FOR EACH ROW
  EXECUTE FUNCTION exchange.row_refers('partner, dossier', 'social.dossier', 'r.partner = c.partner AND r.number = c.dossier');
CREATE TRIGGER has_rights AFTER DELETE ON social.dossier FOR EACH ROW
  EXECUTE FUNCTION exchange.row_is_meant('social.entitlement', 'c.partner = r.partner AND c.dossier = r.number');
