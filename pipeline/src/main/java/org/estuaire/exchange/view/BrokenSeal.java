package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;

/**
 * A sealed piece that does not open at its place.
 *
 * @param piece {@code REJECT}, {@code VALUE} or {@code PAYLOAD}
 * @param number of the reject, finding or sending
 * @param partner whose it should be
 * @param since when that was found
 */
public record BrokenSeal(String piece, long number, String partner, Instant since) {

  private static final int MOST = 200;

  /** The oldest ones; none in a repository that knows of no seals yet. */
  public static List<BrokenSeal> read(Connection connection) throws SQLException {
    boolean known =
        new Sql("SELECT to_regclass('exchange.broken_seal') IS NOT NULL")
            .list(connection, row -> row.getBoolean(1))
            .get(0);
    return known
        ? new Sql(
                "SELECT piece, number, partner, since FROM exchange.broken_seal"
                    + " ORDER BY since, piece, number LIMIT "
                    + MOST)
            .list(
                connection,
                row ->
                    new BrokenSeal(
                        row.getString("piece"),
                        row.getLong("number"),
                        row.getString("partner"),
                        Sql.instant(row, "since")))
        : List.of();
  }

  /** Code and sentence, as operators are told. */
  public String words(Language language) {
    return ViewWord.SAYS.words(
        language, DeliveryFinding.SEAL_BROKEN.code(), finding(language).message(language));
  }

  public String remedy(Language language) {
    return finding(language).remedy(language);
  }

  private Finding finding(Language language) {
    ViewWord kind =
        switch (piece) {
          case "REJECT" -> ViewWord.PIECE_REJECT;
          case "VALUE" -> ViewWord.PIECE_VALUE;
          default -> ViewWord.PIECE_SENDING;
        };
    return Finding.of(
        DeliveryFinding.SEAL_BROKEN, kind.words(language), Long.toString(number), partner);
  }
}
