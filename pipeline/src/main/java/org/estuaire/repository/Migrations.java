package org.estuaire.repository;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the schemas of the repository to the version of this program. Forward only. */
public final class Migrations {

  private static final String HISTORY =
      "SELECT to_regclass('flyway.flyway_schema_history') IS NOT NULL";

  /** Whoever is a member of the owner may migrate; before the first start, whoever comes. */
  private static final String MAY_MIGRATE =
      """
      SELECT coalesce(bool_and(pg_has_role(nspowner, 'USAGE')), true)
      FROM pg_namespace WHERE nspname = 'flyway'
      """;

  private static final String MAY_MAKE_ROLES =
      "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";

  private static final String MISSING_ROLES =
      """
      SELECT wanted, current_user FROM unnest(?::text[]) AS wanted
      WHERE wanted NOT IN (SELECT rolname FROM pg_roles)
      """;

  /** Classes of SQLSTATE: connection, account, resources, operator, system. */
  private static final List<String> PASSING = List.of("08", "28", "53", "57", "58");

  /** Steps that were taken and that this program does not have. */
  private static final Set<MigrationState> UNKNOWN =
      EnumSet.of(
          MigrationState.FUTURE_SUCCESS,
          MigrationState.FUTURE_FAILED,
          MigrationState.MISSING_SUCCESS,
          MigrationState.MISSING_FAILED);

  private Migrations() {}

  /**
   * Which version a repository had and has.
   *
   * @param before empty where there was nothing
   */
  public record Versions(Optional<String> before, String now) {}

  /**
   * Applies what is missing; does nothing on an up-to-date repository.
   *
   * @return where that brought it
   * @throws PendingMigrations when something is missing and the account does not own the schemas
   * @throws UnusableDatabase when the server is too old, the repository was brought further by a
   *     newer program, or the account may not do what the steps need: then none is begun; or when
   *     the server refuses a step
   * @throws MissingRoles when the server lacks the roles and the account may not make them
   */
  public static Versions apply(DataSource database) {
    try {
      Flyway flyway = flyway(database);
      MigrationInfoService found = flyway.info();
      refuseNewer(found);
      Optional<String> before = version(found);
      if (isAsApplied(found)) {
        return new Versions(before, before.orElseThrow());
      }
      int pending = found.pending().length;
      if (mayMigrate(database)) {
        if (pending > 0) {
          FirstMigration.require(database);
        }
        prepare(database);
        migrate(flyway);
      } else if (pending > 0) {
        throw new PendingMigrations(pending);
      }
      return new Versions(before, version(flyway.info()).orElseThrow());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * For whoever reads without migrating: what an earlier version left behind would be answered as
   * if nothing were there. An empty repository is not behind.
   *
   * @throws PendingMigrations when steps are missing
   * @throws UnusableDatabase when a newer program took steps that this one does not know
   */
  public static void requireCurrent(DataSource database) throws SQLException {
    MigrationInfoService found = flyway(database).info();
    refuseNewer(found);
    int pending = found.pending().length;
    if (pending > 0 && version(found).isPresent()) {
      throw new PendingMigrations(pending);
    }
  }

  /** What a newer program made of the tables, this one would fill wrongly. */
  private static void refuseNewer(MigrationInfoService found) {
    boolean newer = Stream.of(found.all()).map(MigrationInfo::getState).anyMatch(UNKNOWN::contains);
    if (newer) {
      String ours =
          Stream.of(found.all())
              .filter(step -> !UNKNOWN.contains(step.getState()))
              .flatMap(step -> Stream.ofNullable(step.getVersion()))
              .reduce((earlier, later) -> later)
              .map(MigrationVersion::getVersion)
              .orElse("");
      throw new UnusableDatabase(
          Finding.of(DatabaseFinding.NEWER_SCHEMA, version(found).orElse(""), ours));
    }
  }

  /** Of the last step that was taken; empty before the first. */
  private static Optional<String> version(MigrationInfoService found) {
    return Optional.ofNullable(found.current())
        .map(MigrationInfo::getVersion)
        .map(MigrationVersion::getVersion);
  }

  /**
   * Every step was taken, as this program has it. Most commands find this, and are spared a second
   * look of Flyway, which reads all steps again.
   */
  private static boolean isAsApplied(MigrationInfoService found) {
    return found.current() != null
        && Stream.of(found.all())
            .allMatch(
                step -> step.getState() == MigrationState.SUCCESS && step.isChecksumMatching());
  }

  private static void migrate(Flyway flyway) {
    try {
      flyway.migrate();
    } catch (FlywayException failure) {
      throw refused(failure)
          .<RuntimeException>map(
              state ->
                  new UnusableDatabase(
                      Finding.of(DatabaseFinding.MIGRATION_FAILED, state), failure))
          .orElse(failure);
    }
  }

  /** The state with which the server refused a step, unless it lacked something that passes. */
  private static Optional<String> refused(FlywayException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst()
        .filter(state -> PASSING.stream().noneMatch(state::startsWith));
  }

  /** Whether the account owns the schemas, directly or as a member of their owner. */
  public static boolean isOwner(Connection connection) throws SQLException {
    return is(connection, MAY_MIGRATE);
  }

  private static Flyway flyway(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Flyway.configure()
          .dataSource(database)
          .locations("classpath:db/migration", "classpath:org/estuaire/identity/migration")
          .schemas("flyway")
          .createSchemas(true)
          // A first start that fails, at whichever step, leaves nothing behind. Where a
          // repository holds something, each step stands on its own, as it was tried.
          .group(!is(connection, HISTORY))
          .placeholders(Map.of("roles", RoleNames.of(connection).installation()))
          .load();
    }
  }

  private static boolean mayMigrate(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return isOwner(connection);
    }
  }

  private static void prepare(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      requireRoles(connection);
      if (is(connection, HISTORY)) {
        RetoldMigrations.retell(connection);
      }
    }
  }

  /** Before the first step, for one that fails halfway leaves the others behind. */
  private static void requireRoles(Connection connection) throws SQLException {
    if (is(connection, MAY_MAKE_ROLES)) {
      return;
    }
    List<String> missing = new ArrayList<>();
    String account = "";
    Array wanted = connection.createArrayOf("text", RoleNames.of(connection).all().toArray());
    try (PreparedStatement select = connection.prepareStatement(MISSING_ROLES)) {
      select.setArray(1, wanted);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          missing.add(row.getString(1));
          account = row.getString(2);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingRoles(account, connection.getCatalog(), missing);
    }
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
