package org.estuaire.social.pch;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.dateOrNull;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.load.OncePerDelivery;
import org.estuaire.exchange.load.StatementLoader;
import org.estuaire.repository.StatementHistory;
import org.estuaire.repository.Table;
import org.estuaire.social.Columns;
import org.estuaire.social.Dossiers;
import org.estuaire.social.DoubleBenefits;

/** Brings elements of PCH into {@code social.pch}: per key, the latest extraction holds. */
final class PchLoader implements Loader<PchRight> {

  private static final Table<Filed<PchRight>> TABLE =
      Table.<Filed<PchRight>>named("social.pch")
          .key(text("partner", Filed::partner))
          .key(
              Filed::record,
              text("dossier", PchRight::dossier),
              text("right_key", PchRight::rightKey),
              text("element", right -> right.right().element()),
              text("national_type", right -> right.codes().type()),
              text("helper", right -> right.right().helper()),
              text("period_key", PchRight::periodKey))
          .rest(bigint("source_identity_id", Filed::sourceIdentityId))
          .content(Filed::record, text("department", PchRight::department))
          .content(
              filed -> filed.record().situation(),
              textOrNull("family_situation", situation -> situation.family()),
              textOrNull("legal_protection", situation -> situation.protection()))
          .content(
              filed -> filed.record().request(),
              textOrNull("mdph_number", PchRight.Request::mdphNumber),
              dateOrNull("filed_on", PchRight.Request::filedOn),
              dateOrNull("decided_on", PchRight.Request::decidedOn),
              text("decision", PchRight.Request::decision),
              textOrNull("refusal_reason", PchRight.Request::refusalReason))
          .content(
              filed -> filed.record().right(),
              dateOrNull("starts_on", PchRight.Right::startsOn),
              dateOrNull("ends_on", PchRight.Right::endsOn),
              textOrNull("period", PchRight.Right::period),
              textOrNull("establishment", PchRight.Right::establishment))
          .content(
              filed -> filed.record().amounts(),
              decimalOrNull("granted", PchRight.Amounts::granted),
              decimalOrNull("monthly", PchRight.Amounts::monthly),
              decimalOrNull("hours", PchRight.Amounts::hours),
              decimalOrNull("tariff", PchRight.Amounts::tariff),
              decimalOrNull("rate", PchRight.Amounts::rate),
              decimalOrNull("paid", PchRight.Amounts::paid),
              dateOrNull(
                  "paid_month",
                  amounts -> PchRules.month(amounts.paidMonth()).map(month -> month.atDay(1))))
          .content(
              filed -> filed.record().codes(),
              textOrNull("national_modality", PchRight.Codes::modality),
              textOrNull("national_reason", PchRight.Codes::reason),
              textOrNull("national_unit", PchRight.Codes::unit),
              textOrNull("national_quantity", PchRight.Codes::quantity),
              textOrNull("rate_band", PchRight.Codes::rateBand));

  private static final String STAGE = "stage_social_pch";

  private static final String PART =
      "concat_ws('/', s.element, s.national_type, s.helper, s.period_key)";

  private static final Loader<PchRight> STATEMENTS =
      new StatementLoader<>(
              StatementHistory.of(
                  TABLE,
                  filed -> filed.record().extractedOn().orElseThrow(),
                  Filed::deliveryId,
                  filed -> filed.place().ordinal()))
          .first(Dossiers.from(STAGE));

  private final PchTariffs tariffs;
  private final Columns columns;

  PchLoader(PchTariffs tariffs, Columns columns) {
    this.tariffs = tariffs;
    this.columns = columns;
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<PchRight>> chunk) throws SQLException {
    if (chunk.isEmpty()) {
      return List.of();
    }
    List<LoadResult> loaded = STATEMENTS.load(tx, chunk);
    List<LoadResult> told =
        new DoubleBenefits("PCH", "social.entitlement", STAGE, PART, PchFinding.DOUBLE_BENEFIT)
            .tell(
                tx,
                loaded,
                position -> columns.of(chunk.get(position).partner(), PchRow.DATE_DEBUT));
    return OncePerDelivery.tell(tx, chunk, told, this::unchecked);
  }

  /** That a tariff was compared with none, because those of its day are not known. */
  private Optional<Finding> unchecked(Filed<PchRight> filed) {
    PchRight right = filed.record();
    String helper = right.right().helper();
    Optional<LocalDate> day = PchRules.day(right);
    boolean priced = right.amounts().tariff().isPresent() || right.amounts().monthly().isPresent();
    return PchTariffs.isPriced(helper) && priced
        ? day.filter(
                on ->
                    tariffs.ofAnHour(helper, on).isEmpty()
                        && tariffs.flatRate(helper, on).isEmpty())
            .map(
                on ->
                    Finding.of(PchFinding.TARIFF_NOT_CHECKED, on.toString())
                        .inField(columns.of(filed.partner(), PchRow.TARIF_HORAIRE)))
        : Optional.empty();
  }
}
