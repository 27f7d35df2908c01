package org.estuaire.synthetic;

import static org.estuaire.synthetic.ApaColumn.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Draws the right to APA of a person so that dates and amounts agree with each other. */
final class ApaRows {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HOURLY_RATE = new BigDecimal("25.00");
  private static final BigDecimal ALARM = new BigDecimal("28.00");
  private static final int REFUSED = 45;
  private static final int IN_ESTABLISHMENT = 120;

  private final TerritorySpec spec;

  ApaRows(TerritorySpec spec) {
    this.spec = spec;
  }

  /** Whether the person is old enough, and was when the right could have begun. */
  boolean mayApply(Person person) {
    return person.ageOn(spec.night()) >= 66 && person.died().isEmpty();
  }

  ApaRow row(Person person) {
    Chance chance = Chance.of(spec.seed(), "apa", person.number());
    ApaRow row = new ApaRow();
    identify(row, person, chance);
    LocalDate complete = spec.night().minusDays(chance.between(90, 1_500));
    LocalDate decision = complete.plusDays(chance.between(20, 58));
    row.set(DATE_DEPOT_DEMANDE, complete.minusDays(chance.between(0, 25)))
        .set(DATE_DOSSIER_COMPLET, complete)
        .set(TYPE_DEMANDE, chance.perThousand(700) ? "1" : "2")
        .set(DATE_DECISION, decision)
        .set(DATE_EVALUATION, complete.plusDays(chance.between(3, 19)))
        .set(NUM_EVALUATION, "EV" + Digits.padded(person.number(), 7));
    if (chance.perThousand(REFUSED)) {
      refuse(row, chance);
    } else {
      grant(row, person, complete, chance);
    }
    return row;
  }

  private void identify(ApaRow row, Person person, Chance chance) {
    Commune commune = person.home().commune();
    row.set(CODE_DEPT, commune.department())
        .set(DATE_EXTRACTION, spec.night())
        .set(NUM_DOSSIER, LocalIds.dossier(person))
        .set(NIR, person.nir())
        .set(CLE_NIR, person.nir().isEmpty() ? "" : Nir.key(person.nir()))
        .set(NOM_NAISSANCE, person.birthName())
        .set(NOM_USAGE, person.used().name())
        .set(PRENOMS, String.join(" ", person.givenNames()))
        .set(SEXE, person.sex().code())
        .set(DATE_NAISSANCE, person.birth().date())
        .set(COMMUNE_NAISSANCE_INSEE, person.birth().place().code())
        .set(ADRESSE_LIGNE, person.home().line())
        .set(CODE_POSTAL, commune.postcode())
        .set(COMMUNE_INSEE, commune.code())
        .set(DEPT_DOMICILE_SECOURS, commune.department())
        .set(SITUATION_FAMILIALE, chance.pick(List.of("MAR", "VEU", "VEU", "CEL", "DIV")))
        .set(REGIME_RETRAITE, chance.pick(List.of("CNAV", "CNAV", "MSA", "CNRACL")))
        .set(PROTECTION_JURIDIQUE, chance.perThousand(900) ? "0" : "3")
        .set(REFERENT_EMS, "EMS" + Digits.padded(chance.between(1, 12), 3));
  }

  private static void refuse(ApaRow row, Chance chance) {
    row.set(TYPE_APA, "D")
        .set(DECISION, "R")
        .set(MOTIF_REJET, "01")
        .set(GIR, chance.perThousand(500) ? "5" : "6");
  }

  private void grant(ApaRow row, Person person, LocalDate complete, Chance chance) {
    boolean establishment = chance.perThousand(IN_ESTABLISHMENT);
    LocalDate start = establishment ? complete : LocalDate.parse(row.get(DATE_DECISION));
    int gir = 1 + chance.weighted(4, 16, 20, 60);
    row.set(DECISION, "A")
        .set(NUM_DROIT, "D" + Digits.padded(person.number(), 7))
        .set(DATE_DEBUT_DROIT, start)
        .set(GIR, Integer.toString(gir))
        .set(VERSION_PLAN, "1")
        .set(DATE_DEBUT_PLAN, start)
        .set(DATE_REVISION_PREVUE, spec.night().plusDays(chance.between(60, 700)));
    if (establishment) {
      row.set(TYPE_APA, "E")
          .set(FINESS_ET, Luhn.complete(row.get(CODE_DEPT) + "999901"))
          .set(MODE_PAIEMENT, "4");
    } else {
      row.set(TYPE_APA, "D").set(MODE_PAIEMENT, chance.perThousand(600) ? "2" : "1");
    }
    plan(row, ApaRates.ceiling(gir, start), chance);
  }

  /** Plan, resources, participation and what is paid; at home also the aids that the plan holds. */
  static void plan(ApaRow row, BigDecimal ceiling, Chance chance) {
    LocalDate start = LocalDate.parse(row.get(DATE_DEBUT_PLAN));
    BigDecimal plan = part(ceiling, chance.between(550, 990));
    BigDecimal resources = Digits.rounded(chance.between(88_000, 260_000) / 100.0, 2);
    double due = ApaRates.participation(plan.doubleValue(), resources.doubleValue(), start);
    BigDecimal rate = Digits.rounded(due / plan.doubleValue() * 100, 2);
    BigDecimal participation = plan.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    row.set(MONTANT_PLAN_PROPOSE, plan)
        .set(MONTANT_PLAN_ACCEPTE, plan)
        .set(RESSOURCES_MENSUELLES, resources)
        .set(TAUX_PARTICIPATION, rate)
        .set(MONTANT_PARTICIPATION, participation)
        .set(MONTANT_APA_VERSE, plan.subtract(participation));
    if (row.get(TYPE_APA).equals("D")) {
      aids(row, plan, chance);
    }
  }

  private static void aids(ApaRow row, BigDecimal plan, Chance chance) {
    BigDecimal technical = part(plan, chance.between(20, 80));
    BigDecimal meals = chance.perThousand(300) ? part(plan, 120) : BigDecimal.ZERO.setScale(2);
    BigDecimal human = plan.subtract(technical).subtract(meals).subtract(ALARM);
    row.set(MONTANT_AIDE_HUMAINE, human)
        .set(MONTANT_AIDE_TECH, technical)
        .set(MONTANT_REPAS, meals)
        .set(MONTANT_TELEALARME, ALARM)
        .set(HEURES_PRESTATAIRE, human.divide(HOURLY_RATE, 2, RoundingMode.DOWN))
        .set(SIRET_SAAD, Luhn.complete("9990000" + chance.between(10, 19) + "0001"));
  }

  private static BigDecimal part(BigDecimal whole, int thousandths) {
    return whole.multiply(BigDecimal.valueOf(thousandths, 3)).setScale(2, RoundingMode.DOWN);
  }
}
