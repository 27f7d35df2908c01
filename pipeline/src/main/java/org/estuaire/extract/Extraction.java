package org.estuaire.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.extract.DatasetFile.Written;

/**
 * Delivers the dataset {@code suivi-biologique} (person × analyte × quarter) of a study. Everything
 * that touches data runs under the role {@code estuaire_extractor} and on one snapshot, so that the
 * same data give the same bytes.
 */
public final class Extraction {

  private final DataSource database;
  private final StudyKeys keys;
  private final String actor;

  /**
   * @param actor who asks, for the audit trail
   */
  public Extraction(DataSource database, StudyKeys keys, String actor) {
    this.database = database;
    this.keys = keys;
    this.actor = actor;
  }

  /** Counts what would be delivered; makes no pseudonym and writes no file. */
  public ExtractionSummary preview(Study study) throws SQLException {
    defineZones(study);
    try (Connection tx = begin()) {
      new FollowUpStage(tx, study).prepare();
      FollowUpResult result = new FollowUpResult(tx, study);
      ExtractionSummary summary =
          new ExtractionSummary(
              study.id(), result.flow(), result.rows(), result.asOf(), "", List.of());
      tx.rollback();
      return summary;
    }
  }

  /**
   * Writes the dataset into a folder. {@code datapackage.json} comes last: where it lies, the
   * dataset is whole.
   *
   * @throws ExtractionRefused when the study's key is missing or exposed
   */
  public ExtractionSummary run(Study study, Path outputFolder) throws SQLException, IOException {
    StudyKey key = keys.of(study);
    int numbering = new KeyRegister(database).numberingOf(study, key);
    defineZones(study);
    Files.createDirectories(outputFolder);
    Files.deleteIfExists(outputFolder.resolve(DataPackage.FILE));
    try (Connection tx = begin()) {
      FollowUpStage stage = new FollowUpStage(tx, study);
      stage.prepare();
      stage.pseudonymise(key, numbering);
      FollowUpResult result = new FollowUpResult(tx, study);
      List<Written> files = new FollowUpFiles(study, key, result).write(outputFolder);
      audit(tx, study, key, files);
      ExtractionSummary summary =
          new ExtractionSummary(
              study.id(),
              result.flow(),
              result.rows(),
              result.asOf(),
              key.fingerprint(),
              files.stream().map(Written::name).toList());
      tx.commit();
      return summary;
    }
  }

  private Connection begin() throws SQLException {
    Connection tx = database.getConnection();
    try {
      tx.setAutoCommit(false);
      tx.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      become(tx);
      return tx;
    } catch (SQLException e) {
      tx.close();
      throw e;
    }
  }

  static void become(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute("SET LOCAL ROLE estuaire_extractor");
    }
  }

  /** Back to the program's own account. */
  static void resume(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute("RESET ROLE");
    }
  }

  /** In a transaction of its own, so that the long one only reads. */
  private void defineZones(Study study) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      become(tx);
      try (Statement lock = tx.createStatement()) {
        // Two extractions at once of one study would insert the same rows.
        lock.execute("SELECT pg_advisory_xact_lock(hashtext('estuaire extract.zone'))");
      }
      try (PreparedStatement delete =
          tx.prepareStatement("DELETE FROM extract.zone WHERE study = ?")) {
        delete.setString(1, study.id());
        delete.executeUpdate();
      }
      insertZones(tx, study);
      tx.commit();
    }
  }

  private static void insertZones(Connection tx, Study study) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement("INSERT INTO extract.zone (study, commune, zone) VALUES (?, ?, ?)")) {
      for (Study.Zone zone : study.zones()) {
        for (String commune : zone.communes()) {
          insert.setString(1, study.id());
          insert.setString(2, commune);
          insert.setString(3, zone.name());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /** Who delivered what, with the hashes of the files (PGSSI-S, imputability). */
  private void audit(Connection tx, Study study, StudyKey key, List<Written> files)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO audit.event (actor, action, subject, detail) VALUES (?, 'extract', ?,"
                + " jsonb_build_object('version', ?::int, 'purpose', ?::text, 'keyFingerprint',"
                + " ?::text, 'files', ?::text))")) {
      insert.setString(1, actor);
      insert.setString(2, "study " + study.id());
      insert.setInt(3, study.version());
      insert.setString(4, study.purpose());
      insert.setString(5, key.fingerprint());
      insert.setString(
          6,
          files.stream().map(f -> f.name() + " " + f.sha256()).collect(Collectors.joining(", ")));
      insert.executeUpdate();
    }
  }
}
