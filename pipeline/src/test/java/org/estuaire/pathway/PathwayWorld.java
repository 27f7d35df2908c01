package org.estuaire.pathway;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Place;
import org.estuaire.lab.LabPersons;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.pathway.summary.SummaryReader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.terminology.CuratedTables;

/**
 * A repository in which invented persons have results of two laboratories, rights of councils, and
 * practices that follow them. Identities of a person: {@code labo-a}, {@code labo-b}, {@code cd-x}.
 */
public final class PathwayWorld {

  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  public static final String HBA1C = "4548-4";

  /** Those that are shipped. */
  public static final Map<String, Pathway> PATHWAYS =
      new PathwayReader(java.nio.file.Path.of("..", "config")).read();

  public static final SummaryReader.Partners PARTNERS =
      new SummaryReader.Partners() {
        @Override
        public String name(String code) {
          return "Nom de " + code;
        }

        @Override
        public String role(String code) {
          return "";
        }
      };

  private static final List<String> DOMAINS = List.of("labo-a", "labo-b", "cd-x");

  private final DataSource database = TestDatabase.create();
  private long deliveries;
  private int persons;

  public DataSource database() {
    return database;
  }

  /** A person; their identities are numbered from ten times the number on. */
  public record Person(int number) {
    public UUID id() {
      return new UUID(7, number);
    }

    long identity(String domain) {
      return 10L * number + DOMAINS.indexOf(domain);
    }

    public String localId(String domain) {
      return domain + "-" + number;
    }
  }

  public Person person() throws SQLException {
    Person person = new Person(++persons);
    try (Connection tx = database.getConnection()) {
      for (String domain : DOMAINS) {
        LabPersons.identity(
            tx, person.identity(domain), domain, person.localId(domain), person.id());
      }
    }
    execute(
        "UPDATE identity.source_identity SET birth_name = 'ESSAI', first_given_name = 'ANNE',"
            + " birth_date = '1950-05-05', sex = 'F' WHERE id = ANY (?)",
        (Object) DOMAINS.stream().map(person::identity).toArray(Long[]::new));
    return person;
  }

  /** A result of a laboratory under an order of its own. */
  public void result(
      Person person,
      String laboratory,
      String loinc,
      LocalDate on,
      String value,
      String unit,
      VisibilityStatement words)
      throws SQLException {
    result(person, laboratory, loinc, on, value, unit, words, 0);
  }

  /** A later version of it. */
  public void result(
      Person person,
      String laboratory,
      String loinc,
      LocalDate on,
      String value,
      String unit,
      VisibilityStatement words,
      int version)
      throws SQLException {
    Instant collected = on.atTime(8, 0).atZone(ZONE).toInstant();
    Instant issued = collected.plusSeconds(7200 + 60L * version);
    String number = person.number() + "-" + laboratory + "-" + loinc + "-" + on;
    LabOrder order =
        new LabOrder(
                number,
                "",
                "BIO",
                "Bilan",
                "F",
                issued,
                Optional.of(collected),
                Optional.empty(),
                "",
                Renewal.BY_RESULT,
                List.of(
                    LabSamples.result(
                        loinc,
                        "LN",
                        version == 0 ? ResultStatus.FINAL : ResultStatus.CORRECTED,
                        value,
                        unit)))
            .saying(words);
    LabReport report =
        new LabReport(
            "LABO|A",
            "M" + number,
            issued,
            LabSamples.claim(),
            VisibilityStatement.SILENT,
            List.of(order));
    LabReport accepted =
        ((Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report)).record();
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new LabLoader()
          .load(
              tx,
              List.of(
                  new Filed<>(
                      ++deliveries,
                      new Place(1, 1, 0, 10),
                      laboratory,
                      person.identity(laboratory),
                      accepted)));
      tx.commit();
    }
  }

  /** A right to APA at home. */
  public void right(Person person, int gir, LocalDate evaluated, int hours) throws SQLException {
    execute(
        "INSERT INTO exchange.partner (code, name, kind) VALUES ('cd-x', 'cd-x', 'COUNCIL') ON CONFLICT DO NOTHING");
    execute(
        "INSERT INTO social.dossier (partner, number, department, source_identity_id, stated_on,"
            + " delivery_id, ordinal) VALUES ('cd-x', ?, '38', ?, ?, 1, 1)",
        "D" + person.number(),
        person.identity("cd-x"),
        TODAY);
    execute(
        "INSERT INTO social.entitlement (partner, dossier, right_key, plan_version,"
            + " source_identity_id, department, home_department, kind, filed_on, request_type,"
            + " decision, starts_on, gir, evaluated_on, hours_service, resources, accepted,"
            + " content, stated_on, confirmed_on, delivery_id, ordinal) VALUES ('cd-x', ?, 'R1', 1,"
            + " ?, '38', '38', 'D', '2025-01-01', 'P', 'A', '2025-02-01', ?, ?, ?, 98765.43,"
            + " 87654.32, '', ?, ?, 1, 1)",
        "D" + person.number(),
        person.identity("cd-x"),
        gir,
        evaluated,
        new BigDecimal(hours),
        TODAY,
        TODAY);
  }

  public void follow(Person person, String practice, String reason) throws SQLException {
    execute(
        "INSERT INTO distribution.followed (partner, domain, local_id, reason, since)"
            + " VALUES (?, 'labo-a', ?, ?, '2026-01-01')",
        practice,
        person.localId("labo-a"),
        reason);
  }

  public void enrol(Person person, String practice, String pathway) throws SQLException {
    execute(
        "INSERT INTO pathway.enrolled (partner, domain, local_id, pathway, since)"
            + " VALUES (?, 'labo-a', ?, ?, '2026-01-01')",
        practice,
        person.localId("labo-a"),
        pathway);
  }

  public void object(Person person, String purpose) throws SQLException {
    execute(
        "INSERT INTO extract.opposition (source_identity_id, purpose, since)"
            + " VALUES (?, ?, '2026-01-01')",
        person.identity("labo-b"),
        purpose);
  }

  public void mark(Person person, String domain, String attribute) throws SQLException {
    execute(
        "UPDATE identity.source_identity SET attributes = ARRAY[?] WHERE id = ?",
        attribute,
        person.identity(domain));
  }

  public void dies(Person person, LocalDate on) throws SQLException {
    execute(
        "UPDATE identity.source_identity SET death_date = ? WHERE id = ?",
        on,
        person.identity("labo-b"));
  }

  /** Loads the shipped table of analytes. */
  public void analytes() throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      CuratedTables.load(tx, java.nio.file.Path.of("..", "config"));
      tx.commit();
    }
  }

  public void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof Long[] ids) {
          statement.setArray(i + 1, connection.createArrayOf("bigint", ids));
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      statement.executeUpdate();
    }
  }
}
