package org.estuaire.social;

import static org.estuaire.social.EntitlementTable.HISTORY;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.load.AwaitedRecords;
import org.estuaire.exchange.load.OncePerDelivery;
import org.estuaire.exchange.load.StatementLoader;
import org.estuaire.repository.StatementHistory;
import org.estuaire.social.full.FormerNumbers;
import org.estuaire.terminology.Finess;
import org.estuaire.terminology.register.RegisteredNumbers;
import org.estuaire.terminology.register.RegisteredNumbers.Mention;

/**
 * Brings entitlements into {@code social.entitlement}: per right and plan version, the statement of
 * the latest extraction holds ({@link StatementHistory}). A dossier follows its latest row.
 */
public final class SocialLoader implements Loader<Entitlement> {

  /** A request without a number is answered by the right of the same day that has one. */
  private static final String RETIRE_ANSWERED =
      HISTORY.retire(
          """
          (SELECT DISTINCT ON (a.partner, a.dossier, a.filed_on)
                  a.partner, a.dossier, a.filed_on, a.stated_on, a.delivery_id, a.ordinal
             FROM social.entitlement a
             JOIN (SELECT DISTINCT partner, dossier FROM stage_social_entitlement s
                    WHERE EXISTS (
                      SELECT FROM social.entitlement r
                       WHERE (r.partner, r.dossier) = (s.partner, s.dossier)
                         AND r.right_key LIKE 'demande-%')) touched
            USING (partner, dossier)
            WHERE a.right_key NOT LIKE 'demande-%'
            ORDER BY a.partner, a.dossier, a.filed_on, a.stated_on DESC, a.right_key) answer
          WHERE e.right_key LIKE 'demande-%'
            AND (e.partner, e.dossier, e.filed_on)
                = (answer.partner, answer.dossier, answer.filed_on)
            AND answer.stated_on >= e.stated_on
          """,
          "answer.delivery_id", "answer.ordinal");

  /** What waits for these rights is taken up again. */
  private static final String AWAITED =
      AwaitedRecords.noting(
          """
          SELECT DISTINCT w.delivery_id, w.ordinal
            FROM social.awaited_right w
            JOIN stage_social_entitlement s USING (partner, right_key)
          """);

  /** And what waits for their dossiers. */
  private static final String AWAITED_DOSSIERS =
      AwaitedRecords.noting(
          """
          SELECT DISTINCT w.delivery_id, w.ordinal
            FROM social.awaited_dossier w
            JOIN stage_social_entitlement s USING (partner, dossier)
          """);

  /** Of which day a delivery is, also where it says nothing new. */
  private static final String EXTRACTIONS =
      """
      INSERT INTO social.extraction AS x (delivery_id, partner, record_type, extracted_on)
      SELECT delivery_id, partner, 'apa', max(stated_on)
        FROM stage_social_entitlement
       GROUP BY delivery_id, partner
      ON CONFLICT (delivery_id) DO UPDATE
         SET extracted_on = greatest(x.extracted_on, excluded.extracted_on)
      """;

  private static final Loader<Entitlement> LOADER =
      new StatementLoader<>(HISTORY)
          .first(Dossiers.from("stage_social_entitlement"))
          .then(RETIRE_ANSWERED)
          .then(AWAITED)
          .then(AWAITED_DOSSIERS)
          .then(EXTRACTIONS);

  private static final DoubleBenefits EXCLUSIONS =
      new DoubleBenefits(
          "APA", "social.pch", "stage_social_entitlement", "''", SocialFinding.DOUBLE_BENEFIT);

  private final ApaScale scale;
  private final Columns columns;

  SocialLoader(ApaScale scale, Columns columns) {
    this.scale = scale;
    this.columns = columns;
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<Entitlement>> stated) throws SQLException {
    if (stated.isEmpty()) {
      return List.of();
    }
    List<Filed<Entitlement>> chunk = underTheirNumbers(tx, stated);
    List<LoadResult> loaded = Overlaps.tell(tx, chunk, LOADER.load(tx, chunk), columns);
    List<LoadResult> compared = NamedEvaluations.tell(tx, chunk, loaded, columns);
    List<LoadResult> excluded =
        EXCLUSIONS.tell(
            tx,
            compared,
            position -> columns.of(chunk.get(position).partner(), Apa.DATE_DEBUT_DROIT));
    List<LoadResult> told = OncePerDelivery.tell(tx, chunk, excluded, this::unchecked);
    return RegisteredNumbers.FACILITY_NUMBERS.tell(tx, chunk, told, SocialLoader::facilities);
  }

  /** A council that has new software may still name old numbers. */
  private static List<Filed<Entitlement>> underTheirNumbers(
      Connection tx, List<Filed<Entitlement>> chunk) throws SQLException {
    FormerNumbers former = FormerNumbers.of(tx, chunk, Entitlement::rightKey);
    return former.isEmpty() ? chunk : chunk.stream().map(one -> today(one, former)).toList();
  }

  private static Filed<Entitlement> today(Filed<Entitlement> filed, FormerNumbers former) {
    Entitlement stated = filed.record();
    return former
        .today(filed.partner(), stated.dossier(), stated.rightKey())
        .map(number -> filed.with(stated.renumbered(number.newDossier(), number.newRight())))
        .orElse(filed);
  }

  /** That a plan was compared with no ceiling, because the figures of its day are not known. */
  private Optional<Finding> unchecked(Filed<Entitlement> filed) {
    Entitlement entitlement = filed.record();
    OptionalInt gir = entitlement.evaluation().gir();
    Optional<LocalDate> start = entitlement.plan().startsOn();
    return entitlement.hasPlanInForce() && gir.isPresent()
        ? start
            .flatMap(day -> scale.gap(gir.getAsInt(), day))
            .map(SocialLoader::told)
            .map(finding -> finding.inField(columns.of(filed.partner(), Apa.DATE_DEBUT_PLAN)))
        : Optional.empty();
  }

  private static Finding told(ApaScale.Gap gap) {
    if (gap instanceof ApaScale.Gap.Since since) {
      return Finding.of(SocialFinding.UNCHECKED_SINCE, since.day().toString(), since.figure());
    }
    LocalDate before = ((ApaScale.Gap.Before) gap).day();
    return before.equals(LocalDate.MAX)
        ? Finding.of(SocialFinding.NOTHING_CHECKED)
        : Finding.of(SocialFinding.UNCHECKED_BEFORE, before.toString());
  }

  private static List<Mention> facilities(Entitlement entitlement) {
    String finess = entitlement.request().establishment();
    return Finess.verdict(finess) == Finess.Verdict.WRONG
        ? List.of()
        : List.of(new Mention(finess, 0));
  }
}
