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
import java.util.OptionalInt;

/** The biology tariff of the repository, in memory: as it was when read. */
public final class DatabaseNabmTariff implements NabmTariff {

  private final Map<String, List<Dated>> byCode;
  private final boolean complete;

  private DatabaseNabmTariff(Map<String, List<Dated>> byCode, boolean complete) {
    this.byCode = byCode;
    this.complete = complete;
  }

  private record Dated(int coefficient, Validity validity) {}

  public static DatabaseNabmTariff read(Connection connection) throws SQLException {
    Map<String, List<Dated>> byCode = new HashMap<>();
    boolean official = false;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT code, coefficient, official, "
                    + Validity.COLUMNS
                    + " FROM terminology.nabm ORDER BY code, valid_from")) {
      while (rows.next()) {
        byCode
            .computeIfAbsent(rows.getString("code"), code -> new ArrayList<>(1))
            .add(new Dated(rows.getInt("coefficient"), Validity.of(rows)));
        official |= rows.getBoolean("official");
      }
    }
    return new DatabaseNabmTariff(byCode, official);
  }

  @Override
  public OptionalInt coefficient(String code, LocalDate on) {
    return byCode.getOrDefault(withoutLeadingZeros(code), List.of()).stream()
        .filter(dated -> dated.validity().includes(on))
        .mapToInt(Dated::coefficient)
        .findFirst();
  }

  @Override
  public boolean complete() {
    return complete;
  }

  /** The form in which codes are kept: files pad to four or to eight digits. */
  static String withoutLeadingZeros(String code) {
    int start = 0;
    while (start < code.length() - 1 && code.charAt(start) == '0') {
      start++;
    }
    return code.substring(start);
  }
}
