package org.estuaire.lab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The codes of laboratories under which results lie without a LOINC code, most frequent first. */
public final class UnmappedCodes {

  private static final String LIST =
      "SELECT o.partner, r.code, coalesce(mode() WITHIN GROUP (ORDER BY r.label), '') AS label,"
          + " coalesce(mode() WITHIN GROUP (ORDER BY r.sent_unit), '') AS unit,"
          + " count(*) AS results, max(r.loaded_at) AS last"
          + " FROM lab.valid_result r JOIN lab.report o ON o.id = r.report_id"
          + " WHERE r.loinc IS NULL AND (? = '' OR o.partner = ?)"
          + " GROUP BY o.partner, r.code ORDER BY results DESC, o.partner, r.code LIMIT ?";

  private UnmappedCodes() {}

  /**
   * A code without LOINC.
   *
   * @param label most frequent label
   * @param unit most frequent unit, as sent; empty when there is none
   * @param results how many results are not comparable because of it
   * @param last when one was last loaded
   */
  public record Unmapped(
      String partner, String code, String label, String unit, long results, Instant last) {
    /** Without the code and its label: a sender may have put anything there. */
    @Override
    public String toString() {
      return "Unmapped[" + partner + "]";
    }
  }

  /**
   * The list.
   *
   * @param partner code of a partner, or empty for all
   */
  public static List<Unmapped> list(Connection connection, String partner, int most)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LIST)) {
      query.setString(1, partner);
      query.setString(2, partner);
      query.setInt(3, most);
      List<Unmapped> list = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          list.add(
              new Unmapped(
                  row.getString("partner"),
                  row.getString("code"),
                  row.getString("label"),
                  row.getString("unit"),
                  row.getLong("results"),
                  row.getObject("last", OffsetDateTime.class).toInstant()));
        }
      }
      return list;
    }
  }
}
