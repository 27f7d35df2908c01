package org.estuaire.terminology;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** What the repository knows of LOINC codes, as it was when read: to judge those of others. */
public final class LoincKnowledge {

  /** Fewer codes than this are an excerpt: what is not in it may exist all the same. */
  private static final int COMPLETE = 500;

  /** A repository that holds no table. */
  public static final LoincKnowledge NONE =
      new LoincKnowledge(Analytes.NONE, Set.of(), Set.of(), false);

  private final Analytes analytes;
  private final Set<String> current;
  private final Set<String> deprecated;
  private final boolean complete;

  private LoincKnowledge(
      Analytes analytes, Set<String> current, Set<String> deprecated, boolean complete) {
    this.analytes = analytes;
    this.current = current;
    this.deprecated = deprecated;
    this.complete = complete;
  }

  /** What can be said of a code. */
  public enum Standing {
    KNOWN,
    DEPRECATED,
    UNKNOWN,
    /** No table is complete enough to tell. */
    UNVERIFIABLE
  }

  public static LoincKnowledge read(Connection connection) throws SQLException {
    Set<String> current = new HashSet<>();
    Set<String> deprecated = new HashSet<>();
    long imported = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT code, bool_and(deprecated), bool_or(imported) FROM ("
                    + "SELECT code, false AS deprecated, true AS imported FROM terminology.loinc"
                    + " UNION ALL SELECT code, deprecated, true FROM terminology.loinc_biology"
                    + " UNION ALL SELECT loinc, false, false FROM terminology.analyte) AS known"
                    + " GROUP BY code")) {
      while (row.next()) {
        (row.getBoolean(2) ? deprecated : current).add(row.getString(1));
        imported += row.getBoolean(3) ? 1 : 0;
      }
    }
    return new LoincKnowledge(Analytes.read(connection), current, deprecated, imported >= COMPLETE);
  }

  public Standing standing(String code) {
    if (current.contains(code)) {
      return Standing.KNOWN;
    }
    if (deprecated.contains(code)) {
      return Standing.DEPRECATED;
    }
    return complete ? Standing.UNKNOWN : Standing.UNVERIFIABLE;
  }

  /** Whether results in a unit can be those of a code. */
  public boolean agrees(String code, String unit) {
    return UnitAgreement.holds(analytes, code, unit);
  }
}
