package org.estuaire.identity.reconcile;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.installation.DurableFiles;

/**
 * The cross-reference of two domains as a file: UTF-8, semicolons, CRLF, sorted by local
 * identifiers, so that the same repository gives the same bytes. It names local identifiers and no
 * trait, and of the INS only whether both sides have it qualified.
 */
final class CrossReference {

  private static final String STATED =
      """
        CASE WHEN a.ins IS NOT NULL AND a.ins = b.ins THEN 'SAME'
          WHEN a.ins IS NOT NULL AND b.ins IS NOT NULL THEN 'DIFFERENT'
          WHEN a.ins IS NOT NULL OR b.ins IS NOT NULL THEN 'ONE_SIDE' ELSE 'NONE' END,
        p.ground, p.score,
        CASE WHEN la.person_id = lb.person_id THEN 'LINKED' ELSE 'PROPOSED' END
      FROM stage_pair p
        JOIN identity.source_identity a ON a.id = p.a
        JOIN identity.source_identity b ON b.id = p.b
        JOIN identity.link la ON la.source_identity_id = p.a AND la.ended_at IS NULL
        JOIN identity.link lb ON lb.source_identity_id = p.b AND lb.ended_at IS NULL
      """;
  private static final String FOR_A =
      "SELECT a.local_id, b.local_id, "
          + STATED
          + " ORDER BY a.local_id COLLATE \"C\", b.local_id COLLATE \"C\"";
  private static final String FOR_B =
      "SELECT b.local_id, a.local_id, "
          + STATED
          + " ORDER BY b.local_id COLLATE \"C\", a.local_id COLLATE \"C\"";

  static final CSVFormat FORMAT =
      CSVFormat.Builder.create()
          .setDelimiter(';')
          .setRecordSeparator("\r\n")
          .setHeader("local_id", "other_local_id", "ins_status", "rule", "score", "state")
          .get();
  private static final int COLUMNS = 6;
  private static final int ROWS_AT_A_TIME = 5000;

  private CrossReference() {}

  /** Writes a file for each of the two domains, each whole or not at all. */
  static void write(Connection tx, Path folder, String one, String other)
      throws SQLException, IOException {
    DurableFiles.createDirectories(folder);
    write(tx, FOR_A, folder.resolve(name(one, other)));
    write(tx, FOR_B, folder.resolve(name(other, one)));
  }

  /** Of the file for a domain. */
  private static String name(String own, String other) {
    return "cross-reference-" + safe(own) + "-" + safe(other) + ".csv";
  }

  private static String safe(String domain) {
    return domain.replaceAll("[^A-Za-z0-9.]", "_");
  }

  private static void write(Connection tx, String select, Path file)
      throws SQLException, IOException {
    PersonalFile.write(file, out -> write(tx, select, out));
  }

  private static void write(Connection tx, String select, Writer out)
      throws SQLException, IOException {
    try (PreparedStatement statement = tx.prepareStatement(select)) {
      CSVPrinter printer = new CSVPrinter(out, FORMAT);
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          for (int column = 1; column <= COLUMNS; column++) {
            printer.print(row.getString(column));
          }
          printer.println();
        }
      }
    }
  }
}
