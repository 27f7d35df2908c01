package org.estuaire.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.extract.DatasetFile.Written;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.Spot;
import org.estuaire.repository.AuditTrail;

/**
 * Delivers the dataset {@code suivi-biologique} (person × analyte × quarter) of a study. Everything
 * that touches data runs under the role of extractions and on one snapshot, so that the same data
 * give the same bytes.
 */
public final class Extraction {

  private final DataSource database;
  private final StudyKeys keys;
  private final ZoneId zone;
  private final String actor;

  /**
   * @param zone where days and quarters of the territory begin and end
   * @param actor who asks, for the audit trail
   */
  public Extraction(DataSource database, StudyKeys keys, ZoneId zone, String actor) {
    this.database = database;
    this.keys = keys;
    this.zone = zone;
    this.actor = actor;
  }

  /** Counts what would be delivered; makes no pseudonym and writes no file. */
  public ExtractionSummary preview(Study study) throws SQLException {
    try (Connection tx = begin()) {
      new StudyRegister(study, zone).register(tx);
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
   * @throws ExtractionRefused when the study's key is missing, exposed or another study's, or the
   *     folder can't be written
   */
  public ExtractionSummary run(Study study, Path outputFolder) throws SQLException {
    StudyKey key = keys.of(study);
    int numbering = register(study, key);
    try {
      return write(study, key, numbering, outputFolder);
    } catch (IOException e) {
      throw new ExtractionRefused(
          ConfigurationMistake.at(
              Spot.whole(study.file()),
              ExtractCode.OUTPUT_UNWRITABLE,
              "output",
              outputFolder.toString()));
    }
  }

  private ExtractionSummary write(Study study, StudyKey key, int numbering, Path outputFolder)
      throws SQLException, IOException {
    DurableFiles.createDirectories(outputFolder);
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

  /** In a transaction of its own, so that the long one only reads, and nothing is half known. */
  private int register(Study study, StudyKey key) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new StudyRegister(study, zone).register(tx);
      int numbering = new KeyRegister(study).numberingOf(tx, key);
      tx.commit();
      return numbering;
    }
  }

  private Connection begin() throws SQLException {
    Connection tx = database.getConnection();
    try {
      tx.setAutoCommit(false);
      tx.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return tx;
    } catch (SQLException e) {
      tx.close();
      throw e;
    }
  }

  /** Who delivered what, with the hashes of the files (PGSSI-S, imputability). */
  private void audit(Connection tx, Study study, StudyKey key, List<Written> files)
      throws SQLException {
    Map<String, Object> detail =
        Map.of(
            "version", study.version(),
            "purpose", study.purpose(),
            "keyFingerprint", key.fingerprint(),
            "files",
                files.stream()
                    .map(f -> f.name() + " " + f.sha256())
                    .collect(Collectors.joining(", ")));
    AuditTrail.note(
        tx, List.of(new AuditTrail.Line(actor, "extract", "study " + study.id(), detail)));
  }
}
