package org.estuaire.exchange.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.landing.ArchiveFinding;
import org.estuaire.exchange.load.LoadCount;

/**
 * The receipt in words: what was accepted, what was refused and why, line by line, and how to fix
 * it.
 */
final class ReceiptText {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private final String territory;
  private final ZoneId zone;

  ReceiptText(String territory, ZoneId zone) {
    this.territory = territory;
    this.zone = zone;
  }

  /**
   * Writes a receipt in the partner's language.
   *
   * @param refused the first records in quarantine
   * @param remarked the first records that were loaded with remarks
   * @param answerFile name of the file that comes with it, empty when there is none
   */
  String write(
      DeliveryFacts facts, FirstRecords refused, FirstRecords remarked, String answerFile) {
    ReceiptLines lines = new ReceiptLines(facts.partner().language());
    head(lines, facts);
    body(lines, facts, refused, remarked);
    foot(lines, answerFile);
    return lines.toString();
  }

  /**
   * What would be written if a file that is only tried were loaded. It bears no number: there is no
   * delivery.
   */
  String ofTrial(DeliveryFacts facts, FirstRecords refused, FirstRecords remarked) {
    ReceiptLines lines = new ReceiptLines(facts.partner().language());
    lines.say(ReceiptWord.TRIAL, territory);
    lines.rule();
    whatCame(lines, facts);
    lines.fact(ReceiptWord.TRIED, when(lines, facts.arrivedAt()));
    itsBytes(lines, facts);
    body(lines, facts, refused, remarked);
    lines.say(ReceiptWord.TRIAL_ENDS);
    return lines.toString();
  }

  /** A file that could not be tried. */
  String ofUntried(String name, Instant at, Finding why, Partner partner) {
    ReceiptLines lines = new ReceiptLines(partner.language());
    lines.say(ReceiptWord.TRIAL, territory);
    lines.rule();
    lines.fact(ReceiptWord.PARTNER, partner.name() + " (" + partner.code() + ")");
    if (!name.isEmpty()) {
      lines.fact(ReceiptWord.FILE, name);
    }
    lines.fact(ReceiptWord.TRIED, when(lines, at));
    lines.blank();
    finding(lines, why);
    return lines.toString();
  }

  private void body(
      ReceiptLines lines, DeliveryFacts facts, FirstRecords refused, FirstRecords remarked) {
    if (facts.repeated()) {
      repeated(lines, facts);
    } else if (facts.refusedWhole()) {
      refusedWhole(lines, facts);
    } else if (unpacked(facts)) {
      facts.findings().forEach(finding -> lines.add(lines.message(finding)));
      lines.blank();
    } else {
      setAside(lines, facts);
      balance(lines, facts);
      section(lines, refused, RecordOutcome.REJECTED, ReceiptWord.REFUSED_RECORDS);
      section(lines, refused, RecordOutcome.HELD, ReceiptWord.HELD_RECORDS);
      new PartText(lines).leftOut(facts);
      warnings(lines, facts, remarked);
    }
  }

  /** An archive has no records: what was in it is answered file by file. */
  private static boolean unpacked(DeliveryFacts facts) {
    return facts.findings().stream().anyMatch(f -> f.code() == ArchiveFinding.UNPACKED);
  }

  private void head(ReceiptLines lines, DeliveryFacts facts) {
    lines.say(ReceiptWord.RECEIPT, territory);
    lines.rule();
    whatCame(lines, facts);
    lines.fact(ReceiptWord.RECEIVED, when(lines, facts.arrivedAt()));
    lines.fact(ReceiptWord.DELIVERY, Long.toString(facts.deliveryId()));
    itsBytes(lines, facts);
  }

  private static void whatCame(ReceiptLines lines, DeliveryFacts facts) {
    lines.fact(ReceiptWord.PARTNER, facts.partner().name() + " (" + facts.partner().code() + ")");
    lines.fact(ReceiptWord.FILE, facts.fileName());
  }

  private static void itsBytes(ReceiptLines lines, DeliveryFacts facts) {
    lines.fact(ReceiptWord.SIZE, lines.words(ReceiptWord.BYTES, facts.bytes()));
    lines.fact(ReceiptWord.FINGERPRINT, facts.sha256());
    lines.fact(ReceiptWord.DECISION, lines.words(decision(facts)));
    lines.blank();
  }

  private static ReceiptWord decision(DeliveryFacts facts) {
    if (facts.repeated()) {
      return ReceiptWord.ALREADY_RECEIVED;
    }
    if (facts.setAside()) {
      return ReceiptWord.SET_ASIDE;
    }
    if (facts.refused()) {
      return ReceiptWord.REFUSED_WHOLE;
    }
    if (unpacked(facts)) {
      return ReceiptWord.UNPACKED;
    }
    LoadCount count = facts.count();
    if (count.rejected() + count.held() == 0) {
      return facts.parts().leftOut() == 0
          ? ReceiptWord.ACCEPTED
          : ReceiptWord.ACCEPTED_SOME_LEFT_OUT;
    }
    return count.loaded() + count.known() == 0
        ? ReceiptWord.NONE_ACCEPTED
        : ReceiptWord.ACCEPTED_IN_PART;
  }

  private void repeated(ReceiptLines lines, DeliveryFacts facts) {
    lines.say(ReceiptWord.SAME_FILE, when(lines, facts.firstArrivedAt()));
    lines.blank();
    if (facts.refusedWhole()) {
      refusedWhole(lines, facts);
    } else if (!unpacked(facts)) {
      setAside(lines, facts);
      balance(lines, facts);
    }
  }

  private static void refusedWhole(ReceiptLines lines, DeliveryFacts facts) {
    lines.say(ReceiptWord.NOTHING_LOADED);
    reasons(lines, facts);
  }

  private static void setAside(ReceiptLines lines, DeliveryFacts facts) {
    if (facts.setAside()) {
      lines.say(ReceiptWord.END_NOT_READ);
      reasons(lines, facts);
    }
  }

  private static void reasons(ReceiptLines lines, DeliveryFacts facts) {
    facts.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(finding -> finding(lines, finding));
    lines.blank();
  }

  private static void balance(ReceiptLines lines, DeliveryFacts facts) {
    LoadCount count = facts.count();
    int records = facts.records().orElse(0);
    lines.count(ReceiptWord.RECORDS_RECEIVED, records);
    lines.countOf(ReceiptWord.RECORDS_LOADED, count.loaded());
    lines.countOf(ReceiptWord.RECORDS_KNOWN, count.known());
    lines.countOf(ReceiptWord.RECORDS_HELD, count.held());
    lines.countOf(ReceiptWord.RECORDS_REFUSED, count.rejected());
    if (facts.setAside()) {
      lines.countOf(ReceiptWord.RECORDS_NOT_READ, records - count.total());
    }
    lines.blank();
    new PartText(lines).balance(facts);
  }

  private static void section(
      ReceiptLines lines, FirstRecords first, RecordOutcome outcome, ReceiptWord title) {
    List<RecordFacts> concerned =
        first.records().stream().filter(r -> r.outcome() == outcome).toList();
    if (concerned.isEmpty()) {
      return;
    }
    lines.say(title);
    for (RecordFacts record : concerned) {
      ReceiptWord which = record.key().isEmpty() ? ReceiptWord.RECORD : ReceiptWord.RECORD_OF_KEY;
      lines.add("- " + lines.words(which, record.line(), record.ordinal(), record.key()));
      record.findings().stream()
          .filter(finding -> finding.severity() != Severity.WARNING)
          .forEach(finding -> finding(lines, finding));
    }
    unlessComplete(lines, first);
    lines.blank();
  }

  private static void unlessComplete(ReceiptLines lines, FirstRecords first) {
    if (!first.complete()) {
      lines.say(ReceiptWord.NOT_SPELLED_OUT);
    }
  }

  /** Warnings repeat themselves: one paragraph per rule, with the lines where it was met. */
  private static void warnings(ReceiptLines lines, DeliveryFacts facts, FirstRecords first) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    facts.findings().stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .forEach(finding -> note(places, lines, finding, finding.line()));
    for (RecordFacts record : first.records()) {
      record.findings().stream()
          .filter(finding -> finding.severity() == Severity.WARNING)
          .forEach(
              finding ->
                  note(
                      places, lines, finding, finding.line() > 0 ? finding.line() : record.line()));
    }
    if (places.isEmpty()) {
      return;
    }
    lines.say(ReceiptWord.REMARKS);
    places.forEach((message, where) -> lines.add("- " + remark(lines, message, where)));
    unlessComplete(lines, first);
    lines.blank();
  }

  private static String remark(ReceiptLines lines, String message, List<String> where) {
    String first = String.join(", ", where.subList(0, Math.min(20, where.size())));
    String rest = where.size() > 20 ? ", … (" + where.size() + ")" : "";
    return lines.words(ReceiptWord.REMARK, message, first + rest);
  }

  private static void note(
      Map<String, List<String>> places, ReceiptLines lines, Finding finding, long line) {
    String rule = finding.code().code() + (finding.field().isEmpty() ? "" : " " + finding.field());
    places
        .computeIfAbsent(
            lines.words(ReceiptWord.FINDING, rule, lines.message(finding)), m -> new ArrayList<>())
        .add((line > 0 ? Long.toString(line) : "-") + quoted(lines, finding));
  }

  private static String quoted(ReceiptLines lines, Finding finding) {
    return finding.value().map(value -> " " + lines.words(ReceiptWord.VALUE, value)).orElse("");
  }

  private static void finding(ReceiptLines lines, Finding finding) {
    String line = finding.line() > 0 ? ", " + lines.words(ReceiptWord.LINE, finding.line()) : "";
    String field = finding.field().isEmpty() ? "" : ", " + finding.field();
    String what = "    " + finding.code().code() + line + field + quoted(lines, finding);
    lines.add(lines.words(ReceiptWord.FINDING, what, lines.message(finding)));
    lines.remedy("      ", finding);
  }

  private static void foot(ReceiptLines lines, String answerFile) {
    if (!answerFile.isEmpty()) {
      lines.say(ReceiptWord.COMES_WITH, answerFile);
    }
    lines.say(ReceiptWord.KEEP_NUMBER);
  }

  private String when(ReceiptLines lines, Instant instant) {
    return lines.words(ReceiptWord.WHEN, WHEN.format(instant.atZone(zone)), zone.getId());
  }
}
