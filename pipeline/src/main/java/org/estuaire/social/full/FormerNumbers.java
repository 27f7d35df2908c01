package org.estuaire.social.full;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.exchange.Filed;

/**
 * The numbers that rights bear today, where a council numbered them anew: records that name an old
 * number are of the same right.
 */
public final class FormerNumbers {

  private static final String ANY = "SELECT EXISTS (SELECT FROM social.former_key)";

  private static final String OF_RIGHTS =
      """
      SELECT f.partner, f.old_dossier, f.old_right, f.new_dossier, f.new_right
        FROM (SELECT DISTINCT partner, old_right
                FROM unnest(?::text[], ?::text[]) AS named (partner, old_right)) named
        JOIN social.former_key f USING (partner, old_right)
      """;

  /** A number of a right as a council used it. */
  private record Old(String partner, String right) {

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Old[…]";
    }
  }

  private final Map<Old, Map<String, NewNumber>> numbers;

  private FormerNumbers(Map<Old, Map<String, NewNumber>> numbers) {
    this.numbers = numbers;
  }

  /**
   * Those among the numbers that records name.
   *
   * @param right the number of a record's right
   */
  public static <R> FormerNumbers of(Connection tx, List<Filed<R>> chunk, Function<R, String> right)
      throws SQLException {
    try (Statement any = tx.createStatement();
        ResultSet row = any.executeQuery(ANY)) {
      row.next();
      if (!row.getBoolean(1)) {
        return new FormerNumbers(Map.of());
      }
    }
    try (PreparedStatement select = tx.prepareStatement(OF_RIGHTS)) {
      select.setArray(1, tx.createArrayOf("text", chunk.stream().map(Filed::partner).toArray()));
      select.setArray(
          2,
          tx.createArrayOf("text", chunk.stream().map(one -> right.apply(one.record())).toArray()));
      return new FormerNumbers(read(select));
    }
  }

  private static Map<Old, Map<String, NewNumber>> read(PreparedStatement select)
      throws SQLException {
    Map<Old, Map<String, NewNumber>> numbers = new HashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        NewNumber number =
            new NewNumber(
                0,
                row.getString("old_dossier"),
                row.getString("new_dossier"),
                row.getString("old_right"),
                row.getString("new_right"));
        numbers
            .computeIfAbsent(
                new Old(row.getString("partner"), number.oldRight()), old -> new HashMap<>())
            .put(number.oldDossier(), number);
      }
    }
    return numbers;
  }

  public boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** What a right of a dossier is called today, where that is another number. */
  public Optional<NewNumber> today(String partner, String dossier, String right) {
    return Optional.ofNullable(
        numbers.getOrDefault(new Old(partner, right), Map.of()).get(dossier));
  }

  /** The same of a right that is named without its dossier, where only one had that number. */
  public Optional<NewNumber> today(String partner, String right) {
    Map<String, NewNumber> found = numbers.getOrDefault(new Old(partner, right), Map.of());
    return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
  }
}
