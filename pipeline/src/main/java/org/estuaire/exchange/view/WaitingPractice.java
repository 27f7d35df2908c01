package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.estuaire.exchange.Language;

/**
 * A practice for which something waits because it could not be handed over.
 *
 * @param due waiting for the next attempt
 * @param stuck given up: an operator has to look
 * @param since when the oldest of it was decided
 * @param lastError code or kind of the last failure
 */
public record WaitingPractice(
    String partner, long due, long stuck, Instant since, String lastError) {

  /** In the order of their codes; none in a repository that knows of none yet. */
  static List<WaitingPractice> read(Connection connection) throws SQLException {
    boolean known =
        new Sql("SELECT to_regclass('distribution.waiting_practice') IS NOT NULL")
            .list(connection, row -> row.getBoolean(1))
            .get(0);
    return known
        ? new Sql(
                "SELECT partner, due, stuck, since, last_error FROM distribution.waiting_practice"
                    + " ORDER BY partner")
            .list(
                connection,
                row ->
                    new WaitingPractice(
                        row.getString("partner"),
                        row.getLong("due"),
                        row.getLong("stuck"),
                        Sql.instant(row, "since"),
                        row.getString("last_error")))
        : List.of();
  }

  /** One line for an operator. */
  public String words(Language language) {
    return ViewWord.PRACTICE_WAITS.words(language, partner, due, stuck, lastError);
  }
}
