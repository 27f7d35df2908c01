package org.estuaire.overview;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.estuaire.overview.Overview.Enrolment;
import org.estuaire.overview.Overview.Gir;
import org.estuaire.overview.Overview.Identity;
import org.estuaire.overview.Overview.Left;
import org.estuaire.overview.Overview.Payment;
import org.estuaire.overview.Overview.Result;
import org.estuaire.overview.Overview.Review;
import org.estuaire.overview.Overview.Right;
import org.estuaire.overview.Overview.Sending;
import org.estuaire.overview.Part.Sight;

/** Reads what is held of a person: a statement for each part, however many rows there are. */
public final class OverviewReader {

  /** Payments are of months: a year of one kind is a page. */
  private static final int A_YEAR = 12;

  private static final int SENDINGS_SHOWN = 20;

  private static final String IDENTITIES =
      "SELECT v.*, 0 AS newer FROM identity.identity_of_person v WHERE person_id = ?"
          + " ORDER BY domain, local_id";

  private static final String LEFT =
      "SELECT v.*, 0 AS newer FROM identity.identity_that_left v WHERE person_id = ?"
          + " ORDER BY ended_at DESC, domain, local_id";

  /** The newest of each examination first; examinations by their names. */
  private static final String RESULTS =
      """
      SELECT g.*, row_number() OVER (PARTITION BY examination, isolate
                                     ORDER BY measured_at DESC, order_number) - 1 AS newer
      FROM (
        SELECT v.*, coalesce(loinc, laboratory || '|' || code) AS examination,
               min(lower(label)) OVER (PARTITION BY coalesce(loinc, laboratory || '|' || code))
                 AS name
        FROM lab.result_of_person v WHERE person_id = ?) g
      ORDER BY name, examination, isolate, measured_at DESC, order_number
      """;

  /** As they are shared, or a council's own. */
  private static final String RIGHTS =
      "SELECT v.*, 0 AS newer FROM social.%sright_of_person v WHERE person_id = ?"
          + " ORDER BY coalesce(starts_on, filed_on) DESC, partner, dossier, right_key,"
          + " plan_version DESC";

  private static final String GIRS =
      "SELECT v.*, 0 AS newer FROM social.%sgir_of_person v WHERE person_id = ?"
          + " ORDER BY evaluated_on DESC NULLS LAST, partner, gir";

  private static final String PAYMENTS =
      "SELECT v.*, row_number() OVER (PARTITION BY partner, right_key, kind ORDER BY month DESC) - 1"
          + " AS newer FROM social.%spayment_of_person v WHERE person_id = ?"
          + " ORDER BY month DESC, partner, right_key, kind";

  private static final String OPPOSED =
      "SELECT v.*, 0 AS newer FROM social.opposed_to_sharing v WHERE person_id = ?";

  private static final String SENDINGS =
      """
      SELECT s.*, row_number() OVER (ORDER BY made_at DESC, partner, file_name) - 1 AS newer
      FROM (
        SELECT partner, laboratory, orders, version, file_name, state, made_at, delivered_at,
               delivery_id, ordinal, from_partner, from_day, from_line, from_offset, from_file
        FROM distribution.sending_of_person WHERE person_id = ?
        UNION ALL
        SELECT partner, NULL, '', version, file_name, state, made_at, NULL,
               NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM pathway.page_of_person WHERE person_id = ?) s
      ORDER BY newer
      """;

  private static final String ENROLMENTS =
      "SELECT v.*, 0 AS newer FROM pathway.enrolment_of_person v WHERE person_id = ?"
          + " ORDER BY since DESC, partner, pathway";

  private static final String REVIEWS =
      "SELECT v.*, 0 AS newer FROM identity.review_of_person v WHERE person_id = ?"
          + " ORDER BY created_at DESC, id DESC";

  private final Connection tx;
  private final int last;

  /**
   * A reader.
   *
   * @param tx a transaction, at best with one snapshot: all parts are then of one moment
   * @param last how many results of an examination; zero for everything, also of payments and
   *     sendings
   */
  public OverviewReader(Connection tx, int last) {
    this.tx = tx;
    this.last = last;
  }

  /** What is held of a person; of one without identities, empty parts. */
  public Overview read(UUID person) throws SQLException {
    PartReader parts = new PartReader(tx, person);
    boolean opposed =
        parts
            .read(OPPOSED, 0, cells -> cells.text("person_id"))
            .filter(found -> !found.lines().isEmpty())
            .isPresent();
    return new Overview(
        person,
        seen(parts.read(IDENTITIES, 0, OverviewReader::identity)),
        seen(parts.read(LEFT, 0, OverviewReader::left)),
        seen(parts.read(RESULTS, last, OverviewReader::result)),
        social(parts, opposed, RIGHTS, 0, OverviewReader::right),
        social(parts, opposed, GIRS, 0, OverviewReader::gir),
        social(parts, opposed, PAYMENTS, unless(A_YEAR), OverviewReader::payment),
        seen(parts.read(SENDINGS, unless(SENDINGS_SHOWN), OverviewReader::sending)),
        seen(parts.read(ENROLMENTS, 0, OverviewReader::enrolment)),
        seen(parts.read(REVIEWS, 0, OverviewReader::review)));
  }

  /** A bound that holds unless everything was asked for. */
  private int unless(int most) {
    return last == 0 ? 0 : most;
  }

  private static <T> Part<T> seen(Optional<Part<T>> part) {
    return part.orElseGet(() -> Part.without(Sight.NOT_VISIBLE));
  }

  /**
   * Social data as they are shared with everybody; who may not read those may be of a council,
   * whose roles read its own rows and are not concerned by an objection.
   */
  private static <T> Part<T> social(
      PartReader parts, boolean opposed, String query, int most, PartReader.Line<T> line)
      throws SQLException {
    Optional<Part<T>> shared = parts.read(query.formatted("shared_"), most, line);
    if (shared.isEmpty()) {
      return seen(parts.read(query.formatted("own_"), most, line));
    }
    return opposed ? Part.without(Sight.OPPOSED) : shared.get();
  }

  private static Identity identity(Cells cells) throws SQLException {
    return new Identity(
        cells.text("domain"),
        cells.text("local_id"),
        cells.text("birth_name"),
        cells.text("first_given_name"),
        cells.text("given_names"),
        cells.text("used_name"),
        cells.dayIfAny("birth_date"),
        cells.text("sex"),
        cells.text("birth_place"),
        cells.dayIfAny("death_date"),
        cells.text("status"),
        List.of((String[]) cells.row().getArray("attributes").getArray()),
        cells.textIfAny("ins"),
        cells.text("rule"),
        cells.text("made_by"),
        cells.moment("made_at"),
        cells.origin());
  }

  private static Left left(Cells cells) throws SQLException {
    return new Left(
        cells.text("domain"),
        cells.text("local_id"),
        cells.text("rule"),
        cells.moment("made_at"),
        cells.moment("ended_at"),
        cells.text("ended_by"),
        cells.text("ended_reason"));
  }

  private static Result result(Cells cells) throws SQLException {
    Optional<String> loinc = cells.textIfAny("loinc");
    Optional<BigDecimal> value = cells.amountIfAny("value");
    Optional<String> unit = cells.textIfAny("ucum");
    boolean comparable = value.isPresent() && unit.isPresent();
    return new Result(
        cells.moment("measured_at"),
        cells.text("laboratory"),
        cells.text("order_number"),
        loinc,
        loinc.orElse(cells.text("code")),
        cells.text("label"),
        comparable
            ? cells.text("comparator") + value.get().toPlainString()
            : cells.text("sent_value"),
        comparable ? unit.get() : cells.text("sent_unit"),
        range(cells, comparable),
        cells.text("flags"),
        cells.text("status"),
        cells.origin());
  }

  private static String range(Cells cells, boolean comparable) throws SQLException {
    Optional<BigDecimal> low = cells.amountIfAny("low");
    Optional<BigDecimal> high = cells.amountIfAny("high");
    if (!comparable || (low.isEmpty() && high.isEmpty())) {
      return cells.text("sent_range");
    }
    if (low.isEmpty()) {
      return "≤ " + high.get().toPlainString();
    }
    String from = low.get().toPlainString();
    return high.map(to -> from + " – " + to.toPlainString()).orElse("≥ " + from);
  }

  private static Right right(Cells cells) throws SQLException {
    return new Right(
        cells.text("partner"),
        cells.text("dossier"),
        cells.text("right_key"),
        cells.row().getInt("plan_version"),
        cells.text("kind"),
        cells.text("decision"),
        cells.day("filed_on"),
        cells.dayIfAny("decided_on"),
        cells.dayIfAny("starts_on"),
        cells.dayIfAny("ends_on"),
        cells.textIfAny("end_reason"),
        cells.numberIfAny("gir"),
        cells.dayIfAny("plan_starts_on"),
        cells.dayIfAny("plan_ends_on"),
        cells.amountIfAny("accepted"),
        cells.amountIfAny("participation"),
        cells.day("confirmed_on"),
        cells.dayIfAny("retention_until"),
        cells.origin());
  }

  private static Gir gir(Cells cells) throws SQLException {
    return new Gir(
        cells.text("partner"),
        cells.dayIfAny("evaluated_on"),
        cells.row().getInt("gir"),
        cells.day("stated_on"),
        cells.row().getBoolean("current"),
        cells.origin());
  }

  private static Payment payment(Cells cells) throws SQLException {
    return new Payment(
        cells.text("partner"),
        cells.text("right_key"),
        cells.day("month"),
        cells.text("kind"),
        cells.amountIfAny("used"),
        cells.amountIfAny("participation"),
        cells.row().getBigDecimal("paid"),
        cells.amountIfAny("hours"),
        cells.textIfAny("reason"),
        cells.dayIfAny("retention_until"),
        cells.origin());
  }

  private static Sending sending(Cells cells) throws SQLException {
    return new Sending(
        cells.text("partner"),
        cells.textIfAny("laboratory"),
        cells.text("orders"),
        cells.row().getInt("version"),
        cells.text("file_name"),
        cells.text("state"),
        cells.moment("made_at"),
        cells.momentIfAny("delivered_at"),
        cells.origin());
  }

  private static Enrolment enrolment(Cells cells) throws SQLException {
    return new Enrolment(
        cells.text("partner"),
        cells.text("pathway"),
        cells.text("domain"),
        cells.text("local_id"),
        cells.day("since"),
        cells.dayIfAny("until"));
  }

  private static Review review(Cells cells) throws SQLException {
    return new Review(
        cells.row().getLong("id"),
        cells.text("kind"),
        cells.text("domain"),
        cells.text("state"),
        cells.moment("created_at"),
        cells.momentIfAny("decided_at"),
        cells.textIfAny("decided_by"));
  }
}
