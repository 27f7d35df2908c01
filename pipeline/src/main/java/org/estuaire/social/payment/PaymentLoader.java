package org.estuaire.social.payment;

import static org.estuaire.repository.Column.date;
import static org.estuaire.repository.Column.decimal;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.load.AwaitedRecords;
import org.estuaire.exchange.load.StatementLoader;
import org.estuaire.repository.StatementHistory;
import org.estuaire.repository.Table;

/**
 * Brings payments into {@code social.payment}: per right, month and kind, the latest statement
 * holds. One for a right that nobody knows yet is held until the right comes.
 */
final class PaymentLoader implements Loader<Payment> {

  private static final Table<Filed<Payment>> TABLE =
      Table.<Filed<Payment>>named("social.payment")
          .key(text("partner", Filed::partner))
          .key(
              Filed::record,
              text("right_key", Payment::right),
              date("month", payment -> payment.month().atDay(1)),
              text("kind", Payment::kind))
          .content(
              Filed::record,
              decimalOrNull("notified", Payment::notified),
              decimalOrNull("used", Payment::used),
              decimalOrNull("participation", Payment::participation),
              decimal("paid", Payment::paid),
              decimalOrNull("hours", Payment::hours),
              textOrNull("mode", Payment::mode),
              textOrNull("reason", Payment::reason));

  private static final String WAITS_NO_LONGER =
      """
      DELETE FROM social.awaited_right w
       USING stage_social_payment s
       WHERE (w.delivery_id, w.ordinal) = (s.delivery_id, s.ordinal)
      """;

  private static final Loader<Payment> STATEMENTS =
      new StatementLoader<>(
              StatementHistory.of(
                  TABLE,
                  filed -> filed.record().extractedOn(),
                  Filed::deliveryId,
                  filed -> filed.place().ordinal()))
          .then(WAITS_NO_LONGER);

  private static final String KNOWN =
      "SELECT DISTINCT partner, right_key FROM social.entitlement JOIN unnest(?::text[], ?::text[])"
          + " AS paid (partner, right_key) USING (partner, right_key)";

  private static final String AWAIT =
      "INSERT INTO social.awaited_right (partner, right_key, delivery_id, ordinal)"
          + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

  /** A right as payments name it. */
  private record Right(String partner, String number) {
    static Right of(Filed<Payment> payment) {
      return new Right(payment.partner(), payment.record().right());
    }

    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Right[…]";
    }
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<Payment>> chunk) throws SQLException {
    Set<Right> known = known(tx, chunk);
    List<Filed<Payment>> loaded =
        chunk.stream().filter(payment -> known.contains(Right.of(payment))).toList();
    Iterator<LoadResult> statements = STATEMENTS.load(tx, loaded).iterator();
    List<LoadResult> results = new ArrayList<>();
    for (Filed<Payment> payment : chunk) {
      if (known.contains(Right.of(payment))) {
        results.add(statements.next());
      } else {
        await(tx, payment);
        results.add(LoadResult.waitingFor(PaymentFinding.RIGHT_NOT_KNOWN));
      }
    }
    return results;
  }

  private static Set<Right> known(Connection tx, List<Filed<Payment>> chunk) throws SQLException {
    Set<Right> known = new HashSet<>();
    try (PreparedStatement select = tx.prepareStatement(KNOWN)) {
      select.setArray(1, tx.createArrayOf("text", chunk.stream().map(Filed::partner).toArray()));
      select.setArray(
          2, tx.createArrayOf("text", chunk.stream().map(one -> one.record().right()).toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(new Right(row.getString(1), row.getString(2)));
        }
      }
    }
    return known;
  }

  private static void await(Connection tx, Filed<Payment> payment) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(AWAIT)) {
      insert.setString(1, payment.partner());
      insert.setString(2, payment.record().right());
      insert.setLong(3, payment.deliveryId());
      insert.setInt(4, payment.place().ordinal());
      insert.executeUpdate();
    }
    AwaitedRecords.waitsOn(tx, payment.deliveryId(), payment.place().ordinal());
  }
}
