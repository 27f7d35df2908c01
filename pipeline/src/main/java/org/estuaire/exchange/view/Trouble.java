package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.Troubles;

/**
 * What a night could not do for one partner while it continued for all others.
 *
 * @param step as the run book calls it
 * @param kind of what failed: {@code DELIVERY}, {@code RECORD}, {@code DOSSIER} or {@code PARTNER}
 * @param number of the delivery, of the record in quarantine or of the dossier; 0 for a partner
 * @param sha256 of a delivery's bytes, else empty
 * @param code of the finding
 * @param cause kind of the failure
 * @param attempts nights that have tried
 * @param givenUp whether it is tried again only when an operator asks for it
 * @param since first time that it failed
 */
public record Trouble(
    String step,
    String kind,
    long number,
    String partner,
    String sha256,
    String code,
    String cause,
    int attempts,
    boolean givenUp,
    Instant since) {

  private static final int MOST = 200;

  private static final String SELECT =
      "SELECT t.*, coalesce(d.sha256, '') AS sha256 FROM exchange.trouble t"
          + " LEFT JOIN exchange.delivery d ON t.kind = 'DELIVERY' AND d.id = t.number";

  /**
   * The oldest ones; none in a repository that knows of none yet.
   *
   * @param parts hears of those that can't be read
   */
  static List<Trouble> read(Connection connection, FigureParts parts) throws SQLException {
    boolean known =
        new Sql("SELECT to_regclass('exchange.trouble') IS NOT NULL")
            .list(connection, row -> row.getBoolean(1))
            .get(0);
    return known
        ? new Sql(SELECT + " ORDER BY t.since, t.step, t.kind, t.number, t.partner LIMIT " + MOST)
            .list(connection, row -> readable(row, parts)).stream()
                .flatMap(Optional::stream)
                .toList()
        : List.of();
  }

  /** What is left to do for one delivery. */
  public static List<Trouble> ofDelivery(Connection connection, long delivery) throws SQLException {
    return new Sql(
            SELECT + " WHERE t.kind = 'DELIVERY' AND t.number = ? ORDER BY t.since, t.step",
            delivery)
        .list(connection, Trouble::read);
  }

  private static Optional<Trouble> readable(ResultSet row, FigureParts parts) throws SQLException {
    return parts.of(
        "troubles", row.getString("partner"), Optional.empty(), () -> Optional.of(read(row)));
  }

  private static Trouble read(ResultSet row) throws SQLException {
    Subject.Kind kind = Subject.Kind.valueOf(row.getString("kind"));
    String code = row.getString("code");
    int attempts = row.getInt("attempts");
    return new Trouble(
        Step.of(row.getString("step")).code(),
        kind.name(),
        row.getLong("number"),
        row.getString("partner"),
        row.getString("sha256"),
        code,
        row.getString("cause"),
        attempts,
        Troubles.isGivenUp(kind, code, attempts),
        Sql.instant(row, "since"));
  }

  /** Code and sentence, as operators are told. */
  public String words(Language language) {
    return ViewWord.SAYS.words(language, code, finding(language).message(language))
        + tries(language);
  }

  /** What only waits has not been tried. */
  private String tries(Language language) {
    if (waits()) {
      return "";
    }
    return " "
        + (givenUp
            ? ViewWord.NOT_TRIED_ANY_MORE.words(language)
            : ViewWord.ATTEMPTS.words(language, attempts));
  }

  private boolean waits() {
    return code.equals(DeliveryFinding.TOO_MANY_REJECTS_OF_NIGHT.code()) || isUndecided();
  }

  private boolean isUndecided() {
    return code.equals(DeliveryFinding.UNDECIDED.code());
  }

  public String remedy(Language language) {
    return finding(language).remedy(language);
  }

  private Finding finding(Language language) {
    String where = Step.of(step).words(language);
    String what = Subject.Kind.valueOf(kind).words(language);
    String which = Long.toString(number);
    if (code.equals(DeliveryFinding.DAMAGED.code())) {
      return Finding.of(DeliveryFinding.DAMAGED, which, partner, sha256);
    }
    if (code.equals(DeliveryFinding.DEADLY.code())) {
      return Finding.of(DeliveryFinding.DEADLY, where, what, which, partner);
    }
    if (isUndecided()) {
      return Finding.of(DeliveryFinding.UNDECIDED, which, partner, cause);
    }
    if (waits()) {
      return Finding.of(DeliveryFinding.TOO_MANY_REJECTS_OF_NIGHT, partner);
    }
    if (code.equals(DeliveryFinding.NOT_REPORTED.code())) {
      return MissingPart.finding(partner, cause, language);
    }
    return code.equals(DeliveryFinding.PARTNER_FAILED.code())
        ? Finding.of(DeliveryFinding.PARTNER_FAILED, where, partner, cause)
        : Finding.of(DeliveryFinding.FAILED, where, what, which, partner, cause);
  }
}
