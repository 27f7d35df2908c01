package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.estuaire.exchange.Language;
import org.estuaire.lab.model.Visibility;

/** Orders that are hidden from some, and who had them before: for operators, without values. */
public final class HiddenOrders {

  private static final String OF_NUMBERS =
      "SELECT r.order_number, r.partner, r.confidentiality, r.masks, r.recipients, r.audience,"
          + " ARRAY(SELECT s.partner || '|' || s.version || '|' || s.reason || '|' || s.state"
          + " FROM distribution.dossier_order o JOIN distribution.sending s USING (dossier_id)"
          + " WHERE o.report_id = r.id ORDER BY s.id) AS sendings"
          + " FROM lab.report r WHERE r.order_number = ANY (?) ORDER BY r.order_number, r.id LIMIT 200";

  // No recall exists: somebody has to ask these practices.
  private static final String SERVED =
      "SELECT DISTINCT r.order_number, r.partner AS laboratory, t.partner, r.confidentiality,"
          + " r.masks, r.recipients FROM distribution.told_result t"
          + " JOIN lab.report r ON r.id = t.report_id AND r.audience <> 'FOLLOWERS'"
          + " JOIN LATERAL (SELECT s.reason FROM distribution.sending s"
          + " WHERE s.partner = t.partner AND s.dossier_id = t.dossier_id AND s.state = 'DELIVERED'"
          + " ORDER BY s.version LIMIT 1) first ON r.audience = 'NOBODY'"
          + " OR first.reason IN ('LIST', 'CIRCLE', 'CORRECTION')"
          + " OR r.audience = 'PRESCRIBER' AND first.reason = 'RECIPIENT'"
          + " WHERE t.status NOT IN ('D', 'W') ORDER BY 1, 2, 3 LIMIT 1000";

  private HiddenOrders() {}

  /**
   * Who may see an order, and where it went.
   *
   * @param audience name of an {@link org.estuaire.lab.model.Audience}
   * @param why codes of what hides it; empty when nothing does
   */
  public record Line(
      String order, String laboratory, String audience, String why, List<Sent> sendings) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Line[…]";
    }
  }

  /** A version of an order on its way to a practice, or there. */
  public record Sent(String practice, String version, String reason, String state) {

    private static Sent of(String joined) {
      String[] parts = joined.split("\\|", -1);
      return new Sent(parts[0], parts[1], parts[2], parts[3]);
    }

    public String words(Language language) {
      return practice
          + " v"
          + version
          + " ("
          + Reason.valueOf(reason).words(language)
          + ", "
          + SendingState.valueOf(state).words(language)
          + ")";
    }
  }

  /** A practice that has what was hidden from it afterwards. */
  public record Served(String order, String laboratory, String practice, String why) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Served[…]";
    }
  }

  /** The orders of some numbers. */
  public static List<Line> of(Connection connection, Collection<String> numbers)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OF_NUMBERS)) {
      query.setArray(1, connection.createArrayOf("text", numbers.toArray()));
      List<Line> lines = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          lines.add(
              new Line(
                  row.getString("order_number"),
                  row.getString("partner"),
                  row.getString("audience"),
                  why(row),
                  sent((String[]) row.getArray("sendings").getArray())));
        }
      }
      return lines;
    }
  }

  private static List<Sent> sent(String[] joined) {
    return Arrays.stream(joined).map(Sent::of).toList();
  }

  /** Who was served before an order was hidden. */
  public static List<Served> served(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SERVED);
        ResultSet row = query.executeQuery()) {
      List<Served> served = new ArrayList<>();
      while (row.next()) {
        served.add(
            new Served(
                row.getString("order_number"),
                row.getString("laboratory"),
                row.getString("partner"),
                why(row)));
      }
      return served;
    }
  }

  private static String why(ResultSet row) throws SQLException {
    return Visibility.stored(
            row.getString("confidentiality"), row.getString("masks"), row.getString("recipients"))
        .words();
  }
}
