package org.estuaire.terminology.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The registers that come as snapshots, and how each is brought into its tables. */
public enum Register {
  /** Practitioners and where they work. */
  RPPS(
      "practitioner",
      new SnapshotTable(
          """
          CREATE TEMPORARY TABLE stage_register (number text, title text, family_name text, given_name text,
            profession text, here boolean, speciality text, mode text, site_finess text, legal_finess text,
            site_name text, complement text, street text, distribution text, postcode text, town text, town_code text,
            phone text, email text, profession_code text, speciality_code text) ON COMMIT DROP
          """,
          """
          COPY stage_register (number, title, family_name, given_name, profession, here, speciality, mode, site_finess,
            legal_finess, site_name, complement, street, distribution, postcode, town, town_code, phone, email,
            profession_code, speciality_code)
          FROM STDIN
          """,
          """
          SELECT (SELECT count(*) FROM staged),
            (SELECT count(*) FROM staged s WHERE NOT EXISTS
              (SELECT FROM terminology.practitioner p WHERE p.number = s.number)),
            (SELECT count(*) FROM terminology.practitioner p WHERE p.absent_since IS NULL AND NOT EXISTS
              (SELECT FROM staged s WHERE s.number = p.number)),
            (SELECT count(*) FROM stage_register WHERE here)
          FROM (VALUES (1)) AS one (row)
          """,
          "number",
          """
          INSERT INTO terminology.practitioner AS p
            (number, title, family_name, given_name, profession, profession_code, known_since)
          SELECT DISTINCT ON (number) number, title, family_name, given_name, profession, profession_code, :day
          FROM stage_register ORDER BY number, profession, profession_code
          ON CONFLICT (number) DO UPDATE SET title = excluded.title, family_name = excluded.family_name,
            given_name = excluded.given_name, profession = excluded.profession,
            profession_code = excluded.profession_code, absent_since = NULL
          WHERE (p.title, p.family_name, p.given_name, p.profession, p.profession_code, p.absent_since)
            IS DISTINCT FROM (excluded.title, excluded.family_name, excluded.given_name, excluded.profession,
              excluded.profession_code, NULL::date)
          """,
          """
          UPDATE terminology.practitioner p SET absent_since = :day
          WHERE p.absent_since IS NULL AND NOT EXISTS (SELECT FROM staged s WHERE s.number = p.number)
          """,
          """
          CREATE TEMPORARY TABLE staged_activity ON COMMIT DROP AS
          SELECT DISTINCT ON (number, content) * FROM (
            SELECT number, md5(ROW(profession, speciality, mode, site_finess, legal_finess, site_name, complement,
                street, distribution, postcode, town, town_code, phone, email)::text)::uuid AS content,
              profession, speciality, mode, site_finess, legal_finess, site_name, complement, street, distribution,
              postcode, town, town_code, phone, email, speciality_code
            FROM stage_register WHERE here) AS every_one
          ORDER BY number, content, speciality_code
          """,
          "CREATE INDEX ON staged_activity (number, content)",
          "ANALYZE staged_activity",
          """
          INSERT INTO terminology.activity AS a (number, content, profession, speciality, mode, site_finess, legal_finess,
            site_name, complement, street, distribution, postcode, town, town_code, phone, email, speciality_code,
            known_since)
          SELECT *, :day FROM staged_activity
          ON CONFLICT (number, content) DO UPDATE
            SET absent_since = NULL, speciality_code = excluded.speciality_code
          WHERE a.absent_since IS NOT NULL OR a.speciality_code <> excluded.speciality_code
          """,
          """
          UPDATE terminology.activity a SET absent_since = :day
          WHERE a.absent_since IS NULL AND NOT EXISTS
            (SELECT FROM staged_activity s WHERE (s.number, s.content) = (a.number, a.content))
          """,
          "DROP TABLE staged_activity")) {
    @Override
    RegisterSource source(OfficialFile file, Region region) {
      return new PractitionerFile(file, region);
    }
  },

  /** Facilities and legal entities. */
  FINESS(
      "establishment",
      new SnapshotTable(
          """
          CREATE TEMPORARY TABLE stage_register (number text, kind text, legal_number text, name text, category text,
            category_label text, siret text, complement text, street text, distribution text, postcode text, town text,
            town_code text, phone text, opened_on date, closed_on date) ON COMMIT DROP
          """,
          """
          COPY stage_register (number, kind, legal_number, name, category, category_label, siret, complement, street,
            distribution, postcode, town, town_code, phone, opened_on, closed_on) FROM STDIN
          """,
          """
          SELECT (SELECT count(*) FROM staged),
            (SELECT count(*) FROM staged s WHERE NOT EXISTS (SELECT FROM terminology.establishment e
              WHERE (e.number, e.kind) = (s.number, s.kind))),
            (SELECT count(*) FROM terminology.establishment e WHERE e.absent_since IS NULL
              AND e.kind IN (SELECT kind FROM staged) AND NOT EXISTS
              (SELECT FROM staged s WHERE (s.number, s.kind) = (e.number, e.kind))),
            (SELECT count(*) FROM stage_register WHERE postcode <> '' OR town <> '')
          """,
          "number, kind",
          """
          INSERT INTO terminology.establishment AS e (number, kind, legal_number, name, category, category_label, siret,
            complement, street, distribution, postcode, town, town_code, phone, opened_on, closed_on, known_since)
          SELECT DISTINCT ON (number, kind) number, kind, legal_number, name, category, category_label, siret,
            complement, street, distribution, postcode, town, town_code, phone, opened_on, closed_on, :day
          FROM stage_register ORDER BY number, kind, legal_number, name
          ON CONFLICT (number, kind) DO UPDATE SET legal_number = excluded.legal_number, name = excluded.name,
            category = excluded.category, category_label = excluded.category_label, siret = excluded.siret,
            complement = excluded.complement, street = excluded.street, distribution = excluded.distribution,
            postcode = excluded.postcode, town = excluded.town, town_code = excluded.town_code, phone = excluded.phone,
            opened_on = excluded.opened_on, closed_on = excluded.closed_on, absent_since = NULL
          WHERE (e.legal_number, e.name, e.category, e.category_label, e.siret, e.complement, e.street, e.distribution,
              e.postcode, e.town, e.town_code, e.phone, e.opened_on, e.closed_on, e.absent_since)
            IS DISTINCT FROM (excluded.legal_number, excluded.name, excluded.category, excluded.category_label,
              excluded.siret, excluded.complement, excluded.street, excluded.distribution, excluded.postcode,
              excluded.town, excluded.town_code, excluded.phone, excluded.opened_on, excluded.closed_on, NULL::date)
          """,
          """
          UPDATE terminology.establishment e SET absent_since = :day
          WHERE e.absent_since IS NULL AND e.kind IN (SELECT kind FROM staged)
            AND NOT EXISTS (SELECT FROM staged s WHERE (s.number, s.kind) = (e.number, e.kind))
          """)) {
    @Override
    RegisterSource source(OfficialFile file, Region region) throws IOException {
      return isJson(file)
          ? new EstablishmentJson(file, region)
          : new EstablishmentFile(file, region);
    }
  },

  /** Secure mailboxes. */
  MSSANTE(
      "mailbox",
      new SnapshotTable(
          """
          CREATE TEMPORARY TABLE stage_register (address text, kind text, number text, structure text, service text,
            owner text, paperless boolean, postcode text) ON COMMIT DROP
          """,
          """
          COPY stage_register (address, kind, number, structure, service, owner, paperless, postcode) FROM STDIN
          """,
          """
          SELECT (SELECT count(*) FROM staged),
            (SELECT count(*) FROM staged s WHERE NOT EXISTS (SELECT FROM terminology.mailbox m
              WHERE (m.address, m.number, m.structure) = (s.address, s.number, s.structure))),
            (SELECT count(*) FROM terminology.mailbox m WHERE m.absent_since IS NULL AND NOT EXISTS
              (SELECT FROM staged s WHERE (s.address, s.number, s.structure) = (m.address, m.number, m.structure))),
            (SELECT count(*) FROM stage_register)
          """,
          "address, number, structure",
          """
          INSERT INTO terminology.mailbox
            (address, kind, number, structure, service, owner, paperless, postcode, known_since)
          SELECT DISTINCT ON (address, number, structure) address, kind, number, structure, service, owner, paperless,
            postcode, :day
          FROM stage_register ORDER BY address, number, structure, service
          ON CONFLICT (address, number, structure) DO UPDATE SET kind = excluded.kind, service = excluded.service,
            owner = excluded.owner, paperless = excluded.paperless, postcode = excluded.postcode, absent_since = NULL
          """,
          """
          UPDATE terminology.mailbox m SET absent_since = :day
          WHERE m.absent_since IS NULL AND NOT EXISTS (SELECT FROM staged s
            WHERE (s.address, s.number, s.structure) = (m.address, m.number, m.structure))
          """)) {
    @Override
    RegisterSource source(OfficialFile file, Region region) {
      return new MailboxFile(file, region);
    }
  };

  private final String table;
  private final SnapshotTable snapshot;

  Register(String table, SnapshotTable snapshot) {
    this.table = table;
    this.snapshot = snapshot;
  }

  /** Under which name its imports are noted. */
  String table() {
    return table;
  }

  SnapshotTable snapshot() {
    return snapshot;
  }

  /** The reader of a file, by what the file begins with. */
  abstract RegisterSource source(OfficialFile file, Region region) throws IOException;

  private static boolean isJson(OfficialFile file) throws IOException {
    try (InputStream in =
        new OfficialFile(file.path(), bytes -> {})
            .open(name -> name.matches(".*\\.(json|csv|txt)"))) {
      byte[] head = in.readNBytes(64);
      String start = new String(head, StandardCharsets.ISO_8859_1);
      return start.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().startsWith("{");
    }
  }
}
