package org.estuaire.jobs.steps;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.codes.ApprovedCodes;
import org.estuaire.terminology.KnownTerms;
import org.estuaire.terminology.LoincSuggestions;

/** What LOINC codes are proposed from: the tables of all laboratories, and the national ones. */
public final class ProposedFrom {

  private ProposedFrom() {}

  public static LoincSuggestions allTables(Connection connection, List<Partner> partners)
      throws SQLException {
    Map<String, Path> tables = new LinkedHashMap<>();
    for (Partner one : partners) {
      one.terminology().ifPresent(table -> tables.put(one.code(), table));
    }
    return KnownTerms.suggestions(connection, tables, ApprovedCodes.read(connection));
  }
}
