package org.estuaire.jobs.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.view.RunState;
import org.estuaire.exchange.view.Status;
import org.estuaire.exchange.view.TableInUse;
import org.estuaire.installation.DoctorFinding;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.repository.Migrations;
import org.estuaire.repository.PendingMigrations;

/** What the database answers of itself, and of the nights that it holds. */
final class DatabaseVisit {

  /** Times of statements and runs come from both clocks. */
  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(5);

  /** A day, and a night that takes longer. */
  private static final Duration BETWEEN_NIGHTS = Duration.ofHours(30);

  private static final String ITSELF =
      """
      SELECT current_setting('server_version') AS version, current_user AS account,
             (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS almighty,
             pg_database_size(current_database()) >> 20 AS megabytes,
             current_setting('fsync') = 'on' AS fsync,
             current_setting('full_page_writes') = 'on' AS full_page_writes,
             to_regclass('flyway.flyway_schema_history') IS NOT NULL AS made,
             clock_timestamp() AS now
      """;

  private static final String SCHEMA =
      "SELECT version FROM flyway.flyway_schema_history WHERE version IS NOT NULL"
          + " ORDER BY installed_rank DESC LIMIT 1";

  private final Folders folders;
  private final Map<String, String> environment;

  DatabaseVisit(Folders folders, Map<String, String> environment) {
    this.folders = folders;
    this.environment = environment;
  }

  /** One visit answers for four topics. Nothing is made, migrated or changed. */
  List<Diagnosis> examine() {
    if (!isServer() && !Files.exists(folders.postgres())) {
      return answered(Fact.of(DoctorWord.DATABASE_NOT_MADE), List.of());
    }
    try (Repository repository = Repository.openUnmigrated(folders, environment);
        Connection connection = repository.dataSource().getConnection()) {
      return examine(repository, connection);
    } catch (SQLException | IOException | RuntimeException failure) {
      return answered(Fact.of(DoctorWord.NOT_SEEN), List.of(Causes.of(failure)));
    }
  }

  private boolean isServer() {
    return environment.containsKey(Repository.URL);
  }

  /** Where nothing was read of what the database holds. */
  private static List<Diagnosis> answered(Fact ofDatabase, List<Finding> findings) {
    return List.of(
        new Diagnosis(Topic.DATABASE, ofDatabase, findings),
        Diagnosis.notSeen(Topic.CLOCK),
        Diagnosis.notSeen(Topic.TABLES),
        Diagnosis.notSeen(Topic.NIGHTS));
  }

  private List<Diagnosis> examine(Repository repository, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ITSELF)) {
      row.next();
      Instant now = Instant.now();
      boolean made = row.getBoolean("made");
      List<Diagnosis> all = new ArrayList<>();
      List<Finding> findings = new ArrayList<>(ofServer(row));
      boolean current = made && isCurrent(repository, findings);
      all.add(
          new Diagnosis(
              Topic.DATABASE,
              Fact.of(
                  DoctorWord.DATABASE_IS,
                  row.getString("version"),
                  row.getString("account"),
                  made ? schema(connection) : "–",
                  row.getLong("megabytes")),
              findings));
      all.add(clock(row.getTimestamp("now").toInstant(), now));
      all.addAll(
          current
              ? ofNights(Status.read(connection), now)
              : List.of(Diagnosis.notSeen(Topic.TABLES), Diagnosis.notSeen(Topic.NIGHTS)));
      return all;
    }
  }

  private List<Finding> ofServer(ResultSet row) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (String setting : List.of("fsync", "full_page_writes")) {
      if (!row.getBoolean(setting)) {
        findings.add(Finding.of(DoctorFinding.NOT_DURABLE, setting));
      }
    }
    // The embedded server is the program's own.
    if (isServer() && row.getBoolean("almighty")) {
      findings.add(Finding.of(DoctorFinding.ALMIGHTY_ACCOUNT, row.getString("account")));
    }
    return findings;
  }

  private static boolean isCurrent(Repository repository, List<Finding> findings)
      throws SQLException {
    try {
      Migrations.requireCurrent(repository.dataSource());
      return true;
    } catch (PendingMigrations pending) {
      findings.add(Finding.of(DoctorFinding.SCHEMA_BEHIND, Integer.toString(pending.count())));
      return false;
    } catch (RuntimeException failure) {
      findings.add(Causes.of(failure));
      return false;
    }
  }

  private static String schema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SCHEMA)) {
      return row.next() ? row.getString(1) : "–";
    }
  }

  private static Diagnosis clock(Instant ofDatabase, Instant here) {
    Duration apart = Duration.between(ofDatabase, here).abs();
    return new Diagnosis(
        Topic.CLOCK,
        Fact.of(DoctorWord.CLOCKS_AGREE, apart.toSeconds()),
        apart.compareTo(CLOCKS_MAY_DIFFER) > 0
            ? List.of(Finding.of(DoctorFinding.CLOCKS_DIFFER, Long.toString(apart.toSeconds())))
            : List.of());
  }

  private static List<Diagnosis> ofNights(Status status, Instant now) {
    return List.of(
        new Diagnosis(
            Topic.TABLES,
            Fact.of(DoctorWord.TABLES_IN_USE, status.tables().size()),
            status.tables().stream().filter(TableInUse::old).map(DatabaseVisit::old).toList()),
        nights(status, now));
  }

  private static Finding old(TableInUse table) {
    return Finding.of(DoctorFinding.TABLE_OLD, table.table(), table.statedOn().toString());
  }

  private static Diagnosis nights(Status status, Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (!status.troubles().isEmpty()) {
      findings.add(Finding.of(DoctorFinding.SET_ASIDE, Integer.toString(status.troubles().size())));
    }
    Status.Run last = status.lastRun();
    if (last == null) {
      return new Diagnosis(Topic.NIGHTS, Fact.of(DoctorWord.NO_NIGHT_YET), findings);
    }
    ofLast(last, now).forEach(findings::add);
    return new Diagnosis(
        Topic.NIGHTS,
        Fact.of(
            DoctorWord.LAST_NIGHT,
            last.id(),
            last.startedAt().truncatedTo(ChronoUnit.MINUTES).toString()),
        findings);
  }

  private static Stream<Finding> ofLast(Status.Run last, Instant now) {
    Instant ended = last.endedAt();
    if (last.startedAt().isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
      return Stream.of(Finding.of(DoctorFinding.CLOCK_BEHIND));
    }
    if (last.state() != RunState.COMPLETED && last.state() != RunState.RUNNING) {
      return Stream.of(Finding.of(DoctorFinding.LAST_NIGHT_INCOMPLETE, Long.toString(last.id())));
    }
    return ended != null && ended.plus(BETWEEN_NIGHTS).isBefore(now)
        ? Stream.of(
            Finding.of(DoctorFinding.NIGHTS_MISSING, Long.toString(BETWEEN_NIGHTS.toHours())))
        : Stream.of();
  }
}
