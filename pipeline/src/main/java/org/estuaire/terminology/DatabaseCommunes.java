package org.estuaire.terminology;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The communes and countries of the repository, in memory: as they were when read. */
public final class DatabaseCommunes implements Communes {

  private final Map<String, List<Dated>> byCode;
  private final boolean complete;

  private DatabaseCommunes(Map<String, List<Dated>> byCode, boolean complete) {
    this.byCode = byCode;
    this.complete = complete;
  }

  private record Dated(Commune commune, Validity validity) {}

  public static DatabaseCommunes read(Connection connection) throws SQLException {
    Map<String, List<Dated>> byCode = new HashMap<>();
    boolean official = false;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT code, name, official, "
                    + Validity.COLUMNS
                    + " FROM terminology.commune ORDER BY code, valid_from")) {
      while (rows.next()) {
        Commune commune = new Commune(rows.getString("code"), rows.getString("name"));
        byCode
            .computeIfAbsent(commune.code(), code -> new ArrayList<>(1))
            .add(new Dated(commune, Validity.of(rows)));
        official |= rows.getBoolean("official") && !commune.code().startsWith("99");
      }
    }
    return new DatabaseCommunes(byCode, official);
  }

  @Override
  public Optional<Commune> find(String code, LocalDate on) {
    return byCode.getOrDefault(code, List.of()).stream()
        .filter(dated -> dated.validity().includes(on))
        .map(Dated::commune)
        .findFirst();
  }

  @Override
  public boolean knows(String code) {
    return byCode.containsKey(code);
  }

  @Override
  public boolean complete() {
    return complete;
  }
}
