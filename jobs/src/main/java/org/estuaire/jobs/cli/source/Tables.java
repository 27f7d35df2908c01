package org.estuaire.jobs.cli.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.codes.ApprovedCodes;
import org.estuaire.terminology.KnownTerms;
import org.estuaire.terminology.LoincSuggestions;

/** What LOINC codes are proposed from: the tables of all laboratories, and the national ones. */
final class Tables {

  private Tables() {}

  static LoincSuggestions suggestions(Connection connection, Configuration configuration)
      throws SQLException {
    Map<String, Path> tables = new LinkedHashMap<>();
    for (Partner one : configuration.partners()) {
      one.terminology().ifPresent(table -> tables.put(one.code(), table));
    }
    return KnownTerms.suggestions(connection, tables, ApprovedCodes.read(connection));
  }
}
