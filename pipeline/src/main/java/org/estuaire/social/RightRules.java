package org.estuaire.social;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.estuaire.terminology.Finess;

/** Rules about the request, the decision and the right. */
final class RightRules {

  /** CASF R232-27: the decision is notified within two months of the complete file. */
  private static final int MONTHS_TO_DECIDE = 2;

  private static final int MOST_AUTONOMOUS_GIR = 4;

  void check(Entitlement entitlement, Reasons reasons) {
    checkRequest(entitlement, reasons);
    checkDecision(entitlement, reasons);
    checkRight(entitlement, reasons);
    checkEstablishment(entitlement.request(), reasons);
  }

  private static void checkRequest(Entitlement entitlement, Reasons reasons) {
    Entitlement.Request request = entitlement.request();
    Optional<LocalDate> extracted = entitlement.extractedOn();
    Optional<LocalDate> evaluated = entitlement.evaluation().on();
    PersonRules.checkPast(request.filedOn(), extracted, Apa.DATE_DEPOT_DEMANDE, reasons);
    PersonRules.checkPast(request.completeOn(), extracted, Apa.DATE_DOSSIER_COMPLET, reasons);
    PersonRules.checkPast(request.decidedOn(), extracted, Apa.DATE_DECISION, reasons);
    PersonRules.checkPast(evaluated, extracted, Apa.DATE_EVALUATION, reasons);
    reasons.requireOrder(
        request.filedOn(), Apa.DATE_DEPOT_DEMANDE, request.completeOn(), Apa.DATE_DOSSIER_COMPLET);
    reasons.requireOrder(
        request.completeOn(), Apa.DATE_DOSSIER_COMPLET, request.decidedOn(), Apa.DATE_DECISION);
    reasons.requireOrder(evaluated, Apa.DATE_EVALUATION, request.decidedOn(), Apa.DATE_DECISION);
    reasons.addIf(
        isLate(request),
        SocialFinding.LATE_DECISION,
        request.notifiedOn().isPresent() ? Apa.DATE_NOTIFICATION : Apa.DATE_DECISION,
        String.valueOf(MONTHS_TO_DECIDE));
  }

  private static boolean isLate(Entitlement.Request request) {
    Optional<LocalDate> latest =
        request.completeOn().map(complete -> complete.plusMonths(MONTHS_TO_DECIDE));
    return latest.isPresent()
        && request.notifiedOn().or(request::decidedOn).filter(latest.get()::isBefore).isPresent();
  }

  private static void checkDecision(Entitlement entitlement, Reasons reasons) {
    Entitlement.Request request = entitlement.request();
    if (request.decision().isEmpty()) {
      return;
    }
    Decision decision = request.decision().get();
    String condition = condition(reasons, Apa.DECISION, decision.code());
    if (decision != Decision.PENDING) {
      reasons.require(request.decidedOn().isPresent(), Apa.DATE_DECISION, condition);
    }
    if (decision == Decision.REJECTED) {
      reasons.require(!request.refusalReason().isEmpty(), Apa.MOTIF_REJET, condition);
    }
    if (decision == Decision.GRANTED) {
      requireRight(entitlement, condition, reasons);
      OptionalInt gir = entitlement.evaluation().gir();
      reasons.addIf(
          gir.isPresent() && gir.getAsInt() > MOST_AUTONOMOUS_GIR,
          SocialFinding.GIR_WITHOUT_RIGHT,
          Apa.GIR);
    }
  }

  private static void requireRight(Entitlement entitlement, String condition, Reasons reasons) {
    Entitlement.Right right = entitlement.right();
    reasons.requireKey(!right.number().isEmpty(), Apa.NUM_DROIT, condition);
    reasons.requireKey(right.startsOn().isPresent(), Apa.DATE_DEBUT_DROIT, condition);
    boolean emergency = entitlement.request().kind().filter(ApaKind.EMERGENCY::equals).isPresent();
    // In an emergency nobody has been evaluated yet.
    Entitlement.Evaluation evaluation = entitlement.evaluation();
    reasons.require(emergency || evaluation.gir().isPresent(), Apa.GIR, condition);
    reasons.require(emergency || evaluation.on().isPresent(), Apa.DATE_EVALUATION, condition);
    // In an emergency the right is opened before the file is complete (CASF L232-12).
    reasons.require(
        emergency || entitlement.request().completeOn().isPresent(),
        Apa.DATE_DOSSIER_COMPLET,
        condition);
  }

  private static void checkRight(Entitlement entitlement, Reasons reasons) {
    Entitlement.Right right = entitlement.right();
    reasons.requireOrder(
        right.startsOn(), Apa.DATE_DEBUT_DROIT, right.endsOn(), Apa.DATE_FIN_DROIT);
    boolean ended =
        right.endsOn().isPresent()
            && entitlement
                .extractedOn()
                .filter(day -> !day.isBefore(right.endsOn().get()))
                .isPresent();
    // The planned end of a right that is still running has no reason yet.
    reasons.require(
        !ended || !right.endReason().isEmpty(),
        Apa.MOTIF_FIN,
        reasons.column(Apa.DATE_FIN_DROIT) + " ≤ " + reasons.column(Apa.DATE_EXTRACTION));
    Optional<LocalDate> revision = entitlement.plan().revisionOn();
    boolean early =
        revision.isPresent()
            && right.startsOn().filter(day -> !revision.get().isAfter(day)).isPresent();
    reasons.addIf(
        early,
        SocialFinding.DATES_OUT_OF_ORDER,
        Apa.DATE_REVISION_PREVUE,
        reasons.column(Apa.DATE_DEBUT_DROIT));
    checkStart(entitlement, reasons);
  }

  private static void checkStart(Entitlement entitlement, Reasons reasons) {
    Optional<LocalDate> start = entitlement.right().startsOn();
    Entitlement.Request request = entitlement.request();
    if (start.isEmpty() || !request.isGranted()) {
      return;
    }
    boolean home = request.kind().filter(ApaKind::hasAidPlan).isPresent();
    boolean establishment = request.kind().filter(ApaKind.ESTABLISHMENT::equals).isPresent();
    String told = request.notifiedOn().isPresent() ? Apa.DATE_NOTIFICATION : Apa.DATE_DECISION;
    Optional<LocalDate> due =
        home ? request.notifiedOn().or(request::decidedOn) : request.completeOn();
    reasons.addIf(
        (home || establishment) && due.isPresent() && !due.equals(start),
        SocialFinding.RIGHT_START,
        Apa.DATE_DEBUT_DROIT,
        reasons.column(home ? told : Apa.DATE_DOSSIER_COMPLET));
  }

  private static void checkEstablishment(Entitlement.Request request, Reasons reasons) {
    String finess = request.establishment();
    boolean establishment = request.kind().filter(ApaKind.ESTABLISHMENT::equals).isPresent();
    reasons.require(
        !establishment || !finess.isEmpty(),
        Apa.FINESS_ET,
        condition(reasons, Apa.TYPE_APA, ApaKind.ESTABLISHMENT.code()));
    if (finess.isEmpty()) {
      return;
    }
    Finess.Verdict verdict = Finess.verdict(finess);
    reasons.addIf(verdict == Finess.Verdict.WRONG, SocialFinding.FINESS_KEY, Apa.FINESS_ET);
    reasons.addIf(
        verdict == Finess.Verdict.UNCHECKED, SocialFinding.FINESS_UNCHECKED, Apa.FINESS_ET);
  }

  static String condition(Reasons reasons, String field, String code) {
    return reasons.column(field) + " = " + code;
  }
}
