package org.estuaire.social;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.person.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A right to APA in one version of its aid plan, as a council states it at one extraction. A text
 * that is missing is empty.
 *
 * @param department council that pays
 * @param extractedOn day on which the council's software wrote the file: decides between versions,
 *     never the order of arrival
 * @param nir as stated, with its key; the claim holds it only as a complementary trait
 * @param unreadable fields whose cells could not be read, and were left empty
 */
public record Entitlement(
    String department,
    Optional<LocalDate> extractedOn,
    Claim claim,
    StatedNir nir,
    Situation situation,
    Request request,
    Right right,
    Evaluation evaluation,
    Plan plan,
    Amounts amounts,
    Hours hours,
    Aids aids,
    Set<String> unreadable)
    implements LaneRecord, Beneficiary {

  /**
   * @param key two digits, empty when not stated
   * @param waitingNumber NIA; never an INS, because a council does not qualify identities
   */
  public record StatedNir(String number, OptionalInt key, String waitingNumber) {
    @Override
    public String toString() {
      return "StatedNir[…]";
    }
  }

  /**
   * @param department of the domicile de secours
   * @param family CEL, MAR, PAC, CON, DIV, VEU, SEP
   * @param protection legal protection, 0 none to 4 habilitation familiale, 5 mandat de protection
   */
  public record Situation(
      String department, String family, String pensionScheme, String protection) {

    private static final Set<String> COUPLES = Set.of("MAR", "PAC", "CON");

    public boolean isCouple() {
      return isCouple(family);
    }

    static boolean isCouple(@Nullable String family) {
      return family != null && COUPLES.contains(family);
    }

    @Override
    public String toString() {
      return "Situation[…]";
    }
  }

  /**
   * @param establishment FINESS number, when in an establishment
   * @param type 1 first, 2 renewal, 3 revision asked for, 4 ex-officio revision
   */
  public record Request(
      Optional<ApaKind> kind,
      String establishment,
      Optional<LocalDate> filedOn,
      Optional<LocalDate> completeOn,
      String type,
      Optional<LocalDate> decidedOn,
      Optional<LocalDate> notifiedOn,
      Optional<Decision> decision,
      String refusalReason) {

    public boolean isGranted() {
      return decision.filter(Decision.GRANTED::equals).isPresent();
    }

    @Override
    public String toString() {
      return "Request[…]";
    }
  }

  /**
   * @param endsOn empty while open
   */
  public record Right(
      String number, Optional<LocalDate> startsOn, Optional<LocalDate> endsOn, String endReason) {
    @Override
    public String toString() {
      return "Right[…]";
    }
  }

  /**
   * @param gir 1 (most dependent) to 6
   */
  public record Evaluation(OptionalInt gir, Optional<LocalDate> on, String number) {
    @Override
    public String toString() {
      return "Evaluation[…]";
    }
  }

  /**
   * @param provider SIRET of the main home-help service
   * @param payment 1 person, 2 provider, 3 CESU, 4 establishment
   * @param referent professional code; never leaves for evaluators
   */
  public record Plan(
      OptionalInt version,
      Optional<LocalDate> startsOn,
      Optional<LocalDate> endsOn,
      String provider,
      String payment,
      String referent,
      Optional<LocalDate> revisionOn) {
    @Override
    public String toString() {
      return "Plan[…]";
    }
  }

  /** Euros per month; the rate in percent. */
  public record Amounts(
      Optional<BigDecimal> proposed,
      Optional<BigDecimal> accepted,
      Optional<BigDecimal> resources,
      Optional<BigDecimal> rate,
      Optional<BigDecimal> participation,
      Optional<BigDecimal> paid) {
    @Override
    public String toString() {
      return "Amounts[…]";
    }
  }

  /** Hours per month, by the way in which help is employed. */
  public record Hours(
      Optional<BigDecimal> service, Optional<BigDecimal> agency, Optional<BigDecimal> direct) {
    @Override
    public String toString() {
      return "Hours[…]";
    }
  }

  /** What the plan pays for, in euros per month. */
  public record Aids(
      Optional<BigDecimal> human,
      Optional<BigDecimal> technical,
      Optional<BigDecimal> meals,
      Optional<BigDecimal> alarm,
      Optional<BigDecimal> dayCare,
      Optional<BigDecimal> respite,
      Optional<BigDecimal> hygiene,
      Optional<BigDecimal> carerInHospital) {

    /** Empty when the council does not divide its plans. */
    public Optional<BigDecimal> sum() {
      return Stream.of(human, technical, meals, alarm, dayCare, respite, hygiene, carerInHospital)
          .flatMap(Optional::stream)
          .reduce(BigDecimal::add);
    }

    @Override
    public String toString() {
      return "Aids[…]";
    }
  }

  /** Number of the person's file in the council's software. */
  public String dossier() {
    return claim.localId();
  }

  /**
   * The right's number; a request that has none yet is known by the day on which it was filed, so
   * that two requests of one person are never mistaken for each other.
   */
  public String rightKey() {
    return right.number().isEmpty()
        ? "demande-" + request.filedOn().map(LocalDate::toString).orElse("")
        : right.number();
  }

  /** Whether an aid plan was granted, at home or in a foster family. */
  boolean hasPlanInForce() {
    return request.isGranted() && request.kind().filter(ApaKind::hasAidPlan).isPresent();
  }

  /** 0 where there is no aid plan. */
  public int versionKey() {
    return plan.version().orElse(0);
  }

  @Override
  public String key() {
    return dossier() + "/" + rightKey() + "/" + versionKey();
  }

  /** The right, its plan and its amounts; nothing of the person's situation or resources. */
  @Override
  public List<ContentLine> content() {
    return Stream.of(
            ContentLine.of(
                Apa.TYPE_APA,
                request.kind().map(kind -> meaning(Apa.TYPE_APA, kind.code())).orElse("")),
            ContentLine.of(
                Apa.DECISION,
                request.decision().map(one -> meaning(Apa.DECISION, one.code())).orElse("")),
            ContentLine.of(Apa.NUM_DROIT, right.number()),
            line(Apa.DATE_DEBUT_DROIT, right.startsOn()),
            line(Apa.DATE_FIN_DROIT, right.endsOn()),
            ContentLine.of(
                Apa.GIR, evaluation.gir().isPresent() ? "" + evaluation.gir().getAsInt() : ""),
            ContentLine.of(Apa.VERSION_PLAN, plan.version().isPresent() ? "" + versionKey() : ""),
            line(Apa.MONTANT_PLAN_ACCEPTE, amounts.accepted()),
            line(Apa.MONTANT_PARTICIPATION, amounts.participation()),
            line(Apa.MONTANT_APA_VERSE, amounts.paid()),
            line(Apa.HEURES_PRESTATAIRE, hours.service()),
            line(Apa.HEURES_MANDATAIRE, hours.agency()),
            line(Apa.HEURES_EMPLOI_DIRECT, hours.direct()))
        .filter(line -> !line.value().isEmpty())
        .toList();
  }

  /** The code as councils read it. */
  private static String meaning(String field, String code) {
    return Apa.SCHEMA.words().meaning(field, code).map(words -> code + " = " + words).orElse(code);
  }

  private static ContentLine line(String field, Optional<?> value) {
    return ContentLine.of(field, value.map(Object::toString).orElse(""));
  }

  /** Without what was told to be wrong about the person's traits: nobody is found by them. */
  Entitlement withoutDoubtfulTraits(List<Finding> findings) {
    Claim kept = PersonRules.withoutDoubt(claim, findings);
    return withClaim(kept);
  }

  /** The same right under the numbers that its council gives it today. */
  Entitlement renumbered(String dossier, String number) {
    return new Entitlement(
        department,
        extractedOn,
        claim.withLocalId(dossier),
        nir,
        situation,
        request,
        new Right(number, right.startsOn(), right.endsOn(), right.endReason()),
        evaluation,
        plan,
        amounts,
        hours,
        aids,
        unreadable);
  }

  private Entitlement withClaim(Claim other) {
    return new Entitlement(
        department,
        extractedOn,
        other,
        nir,
        situation,
        request,
        right,
        evaluation,
        plan,
        amounts,
        hours,
        aids,
        unreadable);
  }

  /** Without content: it is health data. */
  @Override
  public String toString() {
    return "Entitlement[…]";
  }
}
