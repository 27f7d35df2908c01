package org.estuaire.social.payment;

import static org.estuaire.repository.Column.date;
import static org.estuaire.repository.Column.decimal;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.load.StatementLoader;
import org.estuaire.repository.StatementHistory;
import org.estuaire.repository.Table;
import org.estuaire.social.AwaitingLoader;
import org.estuaire.social.full.FormerNumbers;

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

  private static final AwaitingLoader.Awaited RIGHTS =
      new AwaitingLoader.Awaited(
          "(SELECT partner, right_key AS key FROM social.entitlement)",
          "social.awaited_right",
          "right_key");

  private static final Loader<Payment> LOADER =
      new AwaitingLoader<>(
          new StatementLoader<>(
                  StatementHistory.of(
                      TABLE,
                      filed -> filed.record().extractedOn(),
                      Filed::deliveryId,
                      filed -> filed.place().ordinal()))
              .then(RIGHTS.waitsNoLonger("stage_social_payment")),
          RIGHTS,
          Payment::right,
          PaymentFinding.RIGHT_NOT_KNOWN);

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<Payment>> chunk) throws SQLException {
    FormerNumbers former = FormerNumbers.of(tx, chunk, Payment::right);
    return LOADER.load(
        tx, former.isEmpty() ? chunk : chunk.stream().map(one -> today(one, former)).toList());
  }

  /** Payments are of a right, whichever of its numbers they name. */
  private static Filed<Payment> today(Filed<Payment> filed, FormerNumbers former) {
    return former
        .today(filed.partner(), filed.record().right())
        .map(number -> filed.with(filed.record().ofRight(number.newRight())))
        .orElse(filed);
  }
}
