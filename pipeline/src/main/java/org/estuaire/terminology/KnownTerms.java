package org.estuaire.terminology;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estuaire.terminology.LoincSuggestions.Candidate;

/** Everything that is known by a LOINC code: to propose codes from. */
public final class KnownTerms {

  private KnownTerms() {}

  /**
   * Reads what suggestions are made from.
   *
   * @param tables table of local codes of each partner that has one, by its code
   * @param approved codes that were approved beside these tables, by partner
   */
  public static LoincSuggestions suggestions(
      Connection connection, Map<String, Path> tables, Map<String, List<LocalCodes.Entry>> approved)
      throws SQLException {
    Analytes analytes = Analytes.read(connection);
    List<Candidate> known = new ArrayList<>();
    analytes.all().forEach(a -> known.add(new Candidate(a.loinc(), a.label(), "", "LOINC")));
    tables.forEach((partner, table) -> add(partner, LocalCodes.read(table).entries(), known));
    approved.forEach((partner, codes) -> add(partner, codes, known));
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT code, label FROM terminology.loinc_biology WHERE NOT deprecated"
                    + " UNION ALL SELECT code, synonyms FROM terminology.loinc_biology"
                    + " WHERE NOT deprecated AND synonyms <> ''"
                    + " UNION ALL SELECT code, french_label FROM terminology.loinc l"
                    + " WHERE french_label <> '' AND NOT EXISTS"
                    + " (SELECT FROM terminology.loinc_biology b WHERE b.code = l.code)")) {
      while (row.next()) {
        known.add(new Candidate(row.getString(1), row.getString(2), "", "LOINC"));
      }
    }
    return new LoincSuggestions(analytes, known);
  }

  private static void add(String partner, List<LocalCodes.Entry> codes, List<Candidate> known) {
    codes.forEach(e -> known.add(new Candidate(e.loinc(), e.label(), e.code(), partner)));
  }
}
