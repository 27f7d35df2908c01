package org.estuaire.social;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Filed;
import org.estuaire.repository.CopyRows;

/** Writes entitlements into the staging table, in the order of its columns. */
final class EntitlementRows {

  private EntitlementRows() {}

  static void copy(Connection tx, String statement, List<Filed<Entitlement>> chunk)
      throws SQLException {
    try (CopyRows rows = new CopyRows(tx, statement)) {
      for (int i = 0; i < chunk.size(); i++) {
        write(rows, chunk.get(i));
        rows.number(i);
        rows.endRow();
      }
    }
  }

  private static void write(CopyRows rows, Filed<Entitlement> filed) {
    Entitlement e = filed.record();
    rows.text(filed.partner()).text(e.dossier()).text(e.rightKey()).number(e.versionKey());
    rows.number(filed.sourceIdentityId());
    rows.text(e.department()).text(e.situation().department());
    rows.textOrNull(e.situation().family()).textOrNull(e.situation().pensionScheme());
    rows.textOrNull(e.situation().protection());
    writeRequest(rows, e.request());
    rows.time(e.right().startsOn()).time(e.right().endsOn()).textOrNull(e.right().endReason());
    rows.number(e.evaluation().gir().orElseThrow()).time(e.evaluation().on());
    rows.textOrNull(e.evaluation().number());
    writePlan(rows, e.plan());
    writeAmounts(rows, e);
    LocalDate extracted = e.extractedOn().orElseThrow();
    rows.bytes(content(e)).time(extracted).time(extracted);
    rows.number(filed.deliveryId()).number(filed.place().ordinal());
  }

  private static void writeRequest(CopyRows rows, Entitlement.Request request) {
    rows.text(request.kind().orElseThrow().code()).textOrNull(request.establishment());
    rows.time(request.filedOn()).time(request.completeOn()).text(request.type());
    rows.time(request.decidedOn()).text(request.decision().orElseThrow().code());
    rows.textOrNull(request.refusalReason());
  }

  private static void writePlan(CopyRows rows, Entitlement.Plan plan) {
    rows.time(plan.startsOn()).time(plan.endsOn()).textOrNull(plan.provider());
    rows.textOrNull(plan.payment()).textOrNull(plan.referent()).time(plan.revisionOn());
  }

  private static void writeAmounts(CopyRows rows, Entitlement e) {
    for (Optional<BigDecimal> number : numbers(e)) {
      rows.decimal(number.orElse(null));
    }
  }

  private static List<Optional<BigDecimal>> numbers(Entitlement e) {
    Entitlement.Amounts amounts = e.amounts();
    Entitlement.Hours hours = e.hours();
    Entitlement.Aids aids = e.aids();
    return List.of(
        amounts.proposed(),
        amounts.accepted(),
        amounts.resources(),
        amounts.rate(),
        amounts.participation(),
        amounts.paid(),
        hours.service(),
        hours.agency(),
        hours.direct(),
        aids.human(),
        aids.technical(),
        aids.meals(),
        aids.alarm(),
        aids.dayCare(),
        aids.respite(),
        aids.hygiene());
  }

  /** Hash of all that is stated about the right; the person's traits are kept by the registry. */
  private static byte[] content(Entitlement e) {
    MessageDigest digest = sha256();
    List<Object> parts =
        List.of(
            e.department(),
            e.situation().department(),
            e.situation().family(),
            e.situation().pensionScheme(),
            e.situation().protection());
    parts.forEach(part -> add(digest, part));
    addRequest(digest, e.request());
    addPlan(digest, e);
    numbers(e).forEach(number -> add(digest, number.map(BigDecimal::toPlainString).orElse("")));
    return digest.digest();
  }

  private static void addRequest(MessageDigest digest, Entitlement.Request request) {
    List<Object> parts =
        List.of(
            request.kind(),
            request.establishment(),
            request.filedOn(),
            request.completeOn(),
            request.type(),
            request.decidedOn(),
            request.decision(),
            request.refusalReason());
    parts.forEach(part -> add(digest, part));
  }

  private static void addPlan(MessageDigest digest, Entitlement e) {
    List<Object> parts =
        List.of(
            e.right().startsOn(),
            e.right().endsOn(),
            e.right().endReason(),
            e.evaluation().gir(),
            e.evaluation().on(),
            e.evaluation().number(),
            e.plan().startsOn(),
            e.plan().endsOn(),
            e.plan().provider(),
            e.plan().payment(),
            e.plan().referent(),
            e.plan().revisionOn());
    parts.forEach(part -> add(digest, part));
  }

  private static void add(MessageDigest digest, Object part) {
    digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
