package org.estuaire.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;

/**
 * Which study uses which key, known by its fingerprint. A key in two studies would give a person
 * the same pseudonym in both, and whoever got both datasets could join them.
 */
final class KeyRegister {

  private static final String NOTE =
      """
      INSERT INTO extract.study_key (fingerprint, study, numbering)
      SELECT ?, ?, number FROM identity.latest_numbering
      ON CONFLICT (fingerprint) DO NOTHING
      """;
  private static final String FIND =
      "SELECT study, numbering FROM extract.study_key WHERE fingerprint = ?";

  private final Study study;

  KeyRegister(Study study) {
    this.study = study;
  }

  /**
   * Notes that a study uses a key.
   *
   * @return the numbering of persons under which it first did
   * @throws ExtractionRefused when the key belongs to another study
   */
  int numberingOf(Connection tx, StudyKey key) throws SQLException {
    StudyRole.KEEPER.take(tx);
    try (PreparedStatement note = tx.prepareStatement(NOTE)) {
      note.setString(1, key.fingerprint());
      note.setString(2, study.id());
      note.executeUpdate();
    }
    return find(tx, key);
  }

  private int find(Connection tx, StudyKey key) throws SQLException {
    try (PreparedStatement find = tx.prepareStatement(FIND)) {
      find.setString(1, key.fingerprint());
      try (ResultSet row = find.executeQuery()) {
        row.next();
        if (!row.getString(1).equals(study.id())) {
          throw new ExtractionRefused(
              ConfigurationMistake.at(
                  Spot.whole(study.file()),
                  ExtractCode.KEY_OF_ANOTHER_STUDY,
                  "key",
                  row.getString(1)));
        }
        return row.getInt(2);
      }
    }
  }
}
