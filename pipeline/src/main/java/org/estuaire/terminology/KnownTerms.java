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
   */
  public static LoincSuggestions suggestions(Connection connection, Map<String, Path> tables)
      throws SQLException {
    Analytes analytes = Analytes.read(connection);
    List<Candidate> known = new ArrayList<>();
    analytes.all().forEach(a -> known.add(new Candidate(a.loinc(), a.label(), "", "LOINC")));
    tables.forEach(
        (partner, table) ->
            LocalCodes.read(table)
                .entries()
                .forEach(e -> known.add(new Candidate(e.loinc(), e.label(), e.code(), partner))));
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT code, french_label FROM terminology.loinc WHERE french_label <> ''")) {
      while (row.next()) {
        known.add(new Candidate(row.getString(1), row.getString(2), "", "LOINC"));
      }
    }
    return new LoincSuggestions(analytes, known);
  }
}
