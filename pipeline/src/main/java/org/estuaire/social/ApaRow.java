package org.estuaire.social;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.delimited.DelimitedFinding;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.RowMeaning;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;

/** What a row of an APA file means. */
final class ApaRow implements RowMeaning<Entitlement> {

  /** What says whose right it is, and which. */
  private static final Set<String> IDENTITY = BeneficiaryRow.identity(Apa.SCHEMA);

  private final Function<Partner, Normaliser<Entitlement>> rules;

  /**
   * @param rules asked for their reasons too when cells are broken, so that a clerk corrects a row
   *     in one go
   */
  ApaRow(Function<Partner, Normaliser<Entitlement>> rules) {
    this.rules = rules;
  }

  @Override
  public Decoded<Entitlement> understand(DelimitedRow row, Partner partner) {
    UnreadableCells cells = UnreadableCells.of(row, IDENTITY, partner.severities());
    List<Finding> why = new ArrayList<>(cells.grave());
    List<Finding> warnings = cells.told();
    List<Finding> emptied =
        warnings.stream().filter(w -> w.code() == DelimitedFinding.DATE_STANDING_FOR_NONE).toList();
    Entitlement entitlement = entitlement(row, partner, fields(row, concat(row.errors(), emptied)));
    // The rules are asked here only where cells are in doubt; what is read well meets them later.
    List<Finding> reasons =
        row.errors().isEmpty() && emptied.isEmpty() ? List.of() : reasons(entitlement, partner);
    why.addAll(missedKeys(concat(cells.leftEmpty(), emptied), reasons));
    if (why.isEmpty()) {
      return new Decoded.Readable<>(entitlement, warnings);
    }
    Set<String> broken = why.stream().map(Finding::field).collect(Collectors.toSet());
    // A rule that misses a value says nothing new of a cell that could not be read.
    reasons.stream().filter(f -> !broken.contains(f.field())).forEach(why::add);
    return new Decoded.Unreadable<>(entitlement.key(), why);
  }

  /** The fields that findings about cells are about. */
  private static Set<String> fields(DelimitedRow row, List<Finding> findings) {
    if (findings.isEmpty()) {
      return Set.of();
    }
    Set<String> columns = findings.stream().map(Finding::field).collect(Collectors.toSet());
    return Apa.SCHEMA.fields().stream()
        .map(RecordSchema.Field::name)
        .filter(field -> columns.contains(row.places().name(field)))
        .collect(Collectors.toSet());
  }

  private static List<Finding> concat(List<Finding> first, List<Finding> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private List<Finding> reasons(Entitlement entitlement, Partner partner) {
    return rules.apply(partner).normalise(entitlement)
            instanceof Outcome.Rejected<Entitlement> rejected
        ? rejected.why()
        : List.of();
  }

  /** Told as what they are: a cell that can't be read, or with a date for none, is not empty. */
  private static List<Finding> missedKeys(List<Finding> cells, List<Finding> reasons) {
    Set<String> missed =
        reasons.stream()
            .filter(reason -> reason.code() == SocialFinding.KEY_MISSING)
            .map(Finding::field)
            .collect(Collectors.toSet());
    return cells.stream()
        .filter(cell -> missed.contains(cell.field()))
        .map(
            cell ->
                cell.code() == DelimitedFinding.DATE_STANDING_FOR_NONE
                    ? ofAMandatoryDate(cell)
                    : cell)
        .toList();
  }

  private static Finding ofAMandatoryDate(Finding warning) {
    return Finding.of(DelimitedFinding.MANDATORY_DATE_STANDING_FOR_NONE)
        .inField(warning.field())
        .atLine(warning.line())
        .quoting(warning.value().orElse(""));
  }

  private static Entitlement entitlement(
      DelimitedRow row, Partner partner, Set<String> unreadable) {
    return new Entitlement(
        BeneficiaryRow.department(row, Apa.CODE_DEPT),
        row.date(Apa.DATE_EXTRACTION),
        BeneficiaryRow.claim(row, partner),
        BeneficiaryRow.statedNir(row),
        BeneficiaryRow.situation(row),
        request(row),
        new Entitlement.Right(
            row.text(Apa.NUM_DROIT),
            row.date(Apa.DATE_DEBUT_DROIT),
            row.date(Apa.DATE_FIN_DROIT),
            row.text(Apa.MOTIF_FIN)),
        new Entitlement.Evaluation(
            row.whole(Apa.GIR), row.date(Apa.DATE_EVALUATION), row.text(Apa.NUM_EVALUATION)),
        plan(row),
        amounts(row),
        new Entitlement.Hours(
            row.decimal(Apa.HEURES_PRESTATAIRE),
            row.decimal(Apa.HEURES_MANDATAIRE),
            row.decimal(Apa.HEURES_EMPLOI_DIRECT)),
        aids(row),
        unreadable);
  }

  private static Entitlement.Request request(DelimitedRow row) {
    return new Entitlement.Request(
        ApaKind.of(row.text(Apa.TYPE_APA)),
        row.text(Apa.FINESS_ET).toUpperCase(Locale.ROOT),
        row.date(Apa.DATE_DEPOT_DEMANDE),
        row.date(Apa.DATE_DOSSIER_COMPLET),
        row.text(Apa.TYPE_DEMANDE),
        row.date(Apa.DATE_DECISION),
        row.date(Apa.DATE_NOTIFICATION),
        Decision.of(row.text(Apa.DECISION)),
        row.text(Apa.MOTIF_REJET));
  }

  private static Entitlement.Plan plan(DelimitedRow row) {
    return new Entitlement.Plan(
        row.whole(Apa.VERSION_PLAN),
        row.date(Apa.DATE_DEBUT_PLAN),
        row.date(Apa.DATE_FIN_PLAN),
        row.text(Apa.SIRET_SAAD),
        row.text(Apa.MODE_PAIEMENT),
        row.text(Apa.REFERENT_EMS),
        row.date(Apa.DATE_REVISION_PREVUE));
  }

  private static Entitlement.Amounts amounts(DelimitedRow row) {
    return new Entitlement.Amounts(
        row.decimal(Apa.MONTANT_PLAN_PROPOSE),
        row.decimal(Apa.MONTANT_PLAN_ACCEPTE),
        row.decimal(Apa.RESSOURCES_MENSUELLES),
        row.decimal(Apa.TAUX_PARTICIPATION),
        row.decimal(Apa.MONTANT_PARTICIPATION),
        row.decimal(Apa.MONTANT_APA_VERSE));
  }

  private static Entitlement.Aids aids(DelimitedRow row) {
    return new Entitlement.Aids(
        row.decimal(Apa.MONTANT_AIDE_HUMAINE),
        row.decimal(Apa.MONTANT_AIDE_TECH),
        row.decimal(Apa.MONTANT_REPAS),
        row.decimal(Apa.MONTANT_TELEALARME),
        row.decimal(Apa.MONTANT_ACCUEIL_JOUR),
        row.decimal(Apa.MONTANT_REPIT),
        row.decimal(Apa.MONTANT_HYGIENE),
        row.decimal(Apa.MONTANT_HOSPIT_AIDANT));
  }
}
