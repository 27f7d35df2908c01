package org.estuaire.exchange.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.landing.ArchiveFinding;
import org.estuaire.exchange.load.LoadCount;

/**
 * The receipt in words: what was accepted, what was refused and why, line by line, and how to mend
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
    Language language = facts.partner().language();
    Lines lines = new Lines();
    head(lines, language, facts);
    if (facts.repeated()) {
      repeated(lines, language, facts);
    } else if (facts.refusedWhole()) {
      refusedWhole(lines, language, facts);
    } else if (unpacked(facts)) {
      facts.findings().forEach(finding -> lines.add(finding.message(language)));
      lines.add("");
    } else {
      setAside(lines, language, facts);
      balance(lines, language, facts);
      section(lines, language, refused, RecordOutcome.REJECTED);
      section(lines, language, refused, RecordOutcome.HELD);
      new PartText(language).leftOut(facts).forEach(lines::add);
      warnings(lines, language, facts, remarked);
    }
    foot(lines, language, answerFile);
    return lines.toString();
  }

  /** An archive has no records: what was in it is answered file by file. */
  private static boolean unpacked(DeliveryFacts facts) {
    return facts.findings().stream().anyMatch(f -> f.code() == ArchiveFinding.UNPACKED);
  }

  private void head(Lines lines, Language language, DeliveryFacts facts) {
    lines.add(language.choose("ACCUSÉ DE RÉCEPTION", "RECEIPT") + " — " + territory);
    lines.rule();
    lines.fact(
        language.choose("Partenaire", "Partner"),
        facts.partner().name() + " (" + facts.partner().code() + ")");
    lines.fact(language.choose("Fichier", "File"), facts.fileName());
    lines.fact(language.choose("Reçu le", "Received"), when(language, facts.arrivedAt()));
    lines.fact(language.choose("Livraison n°", "Delivery no."), Long.toString(facts.deliveryId()));
    lines.fact(
        language.choose("Taille", "Size"), facts.bytes() + language.choose(" octets", " bytes"));
    lines.fact(language.choose("Empreinte SHA-256", "SHA-256"), facts.sha256());
    lines.fact(language.choose("Décision", "Decision"), decision(language, facts));
    lines.add("");
  }

  private static String decision(Language language, DeliveryFacts facts) {
    if (facts.repeated()) {
      return language.choose("DÉJÀ REÇU", "ALREADY RECEIVED");
    }
    if (facts.setAside()) {
      return language.choose("MIS DE CÔTÉ AVANT SA FIN", "SET ASIDE BEFORE ITS END");
    }
    if (facts.refused()) {
      return language.choose("REFUSÉ EN ENTIER", "REFUSED AS A WHOLE");
    }
    if (unpacked(facts)) {
      return language.choose("ARCHIVE DÉCOMPACTÉE", "ARCHIVE UNPACKED");
    }
    LoadCount count = facts.count();
    if (count.rejected() + count.held() == 0) {
      return facts.parts().leftOut() == 0
          ? language.choose("ACCEPTÉ", "ACCEPTED")
          : language.choose(
              "ACCEPTÉ (des résultats laissés de côté, voir plus bas)",
              "ACCEPTED (some results left out, see below)");
    }
    return count.loaded() + count.known() == 0
        ? language.choose("AUCUN ENREGISTREMENT ACCEPTÉ", "NO RECORD ACCEPTED")
        : language.choose("ACCEPTÉ EN PARTIE", "ACCEPTED IN PART");
  }

  private void repeated(Lines lines, Language language, DeliveryFacts facts) {
    lines.add(
        language.choose(
            "Ce fichier est identique, octet pour octet, à celui reçu le "
                + when(language, facts.firstArrivedAt())
                + ". Rien n'a été intégré une seconde fois.",
            "This file is identical, byte for byte, to the one received "
                + when(language, facts.firstArrivedAt())
                + ". Nothing was loaded a second time."));
    lines.add("");
    if (facts.refusedWhole()) {
      refusedWhole(lines, language, facts);
    } else if (!unpacked(facts)) {
      setAside(lines, language, facts);
      balance(lines, language, facts);
    }
  }

  private static void refusedWhole(Lines lines, Language language, DeliveryFacts facts) {
    lines.add(
        language.choose(
            "Aucun enregistrement de ce fichier n'a été intégré. Motif :",
            "No record of this file was loaded. Reason:"));
    reasons(lines, language, facts);
  }

  private static void setAside(Lines lines, Language language, DeliveryFacts facts) {
    if (facts.setAside()) {
      lines.add(
          language.choose(
              "La fin de ce fichier n'a pas été lue ; ce qui précède est traité. Motif :",
              "The end of this file was not read; what comes before it is done. Reason:"));
      reasons(lines, language, facts);
    }
  }

  private static void reasons(Lines lines, Language language, DeliveryFacts facts) {
    facts.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(finding -> finding(lines, language, finding));
    lines.add("");
  }

  private static void balance(Lines lines, Language language, DeliveryFacts facts) {
    LoadCount count = facts.count();
    lines.count(
        language.choose("Enregistrements reçus", "Records received"), facts.records().orElse(0));
    lines.count(language.choose("  intégrés", "  loaded"), count.loaded());
    lines.count(language.choose("  déjà connus", "  already known"), count.known());
    lines.count(
        language.choose("  en attente (identité à vérifier)", "  held (identity to verify)"),
        count.held());
    lines.count(language.choose("  refusés", "  refused"), count.rejected());
    if (facts.setAside()) {
      lines.count(
          language.choose("  non lus (mis de côté)", "  not read (set aside)"),
          facts.records().orElse(0) - count.total());
    }
    lines.add("");
    new PartText(language).balance(facts).forEach(lines::add);
  }

  private static void section(
      Lines lines, Language language, FirstRecords first, RecordOutcome outcome) {
    List<RecordFacts> concerned =
        first.records().stream().filter(r -> r.outcome() == outcome).toList();
    if (concerned.isEmpty()) {
      return;
    }
    lines.add(
        outcome == RecordOutcome.REJECTED
            ? language.choose("ENREGISTREMENTS REFUSÉS", "REFUSED RECORDS")
            : language.choose("ENREGISTREMENTS EN ATTENTE", "HELD RECORDS"));
    for (RecordFacts record : concerned) {
      lines.add(
          "- "
              + language.choose("ligne ", "line ")
              + record.line()
              + language.choose(" (enregistrement ", " (record ")
              + record.ordinal()
              + ")"
              + (record.key().isEmpty() ? "" : language.choose(" n° ", " no. ") + record.key()));
      record.findings().stream()
          .filter(finding -> finding.severity() != Severity.WARNING)
          .forEach(finding -> finding(lines, language, finding));
    }
    unlessComplete(lines, language, first);
    lines.add("");
  }

  private static void unlessComplete(Lines lines, Language language, FirstRecords first) {
    if (!first.complete()) {
      lines.add(
          language.choose(
              "… la suite n'est pas détaillée ici ; les totaux ci-dessus sont complets.",
              "… the rest is not spelled out here; the totals above are complete."));
    }
  }

  /** Warnings repeat themselves: one paragraph per rule, with the lines where it was met. */
  private static void warnings(
      Lines lines, Language language, DeliveryFacts facts, FirstRecords first) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    facts.findings().stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .forEach(finding -> note(places, language, finding, finding.line()));
    for (RecordFacts record : first.records()) {
      record.findings().stream()
          .filter(finding -> finding.severity() == Severity.WARNING)
          .forEach(
              finding ->
                  note(
                      places,
                      language,
                      finding,
                      finding.line() > 0 ? finding.line() : record.line()));
    }
    if (places.isEmpty()) {
      return;
    }
    lines.add(
        language.choose(
            "REMARQUES (enregistrements intégrés, à corriger à la source si possible)",
            "REMARKS (records loaded; please correct at the source where possible)"));
    places.forEach(
        (message, where) ->
            lines.add(
                "- "
                    + message
                    + language.choose(" — lignes : ", " — lines: ")
                    + String.join(", ", where.subList(0, Math.min(20, where.size())))
                    + (where.size() > 20 ? ", … (" + where.size() + ")" : "")));
    unlessComplete(lines, language, first);
    lines.add("");
  }

  private static void note(
      Map<String, List<String>> places, Language language, Finding finding, long line) {
    String message =
        finding.code().code()
            + (finding.field().isEmpty() ? "" : " " + finding.field())
            + language.choose(" : ", ": ")
            + finding.message(language);
    List<String> where = places.computeIfAbsent(message, m -> new ArrayList<>());
    String quoted = finding.value().map(value -> quoted(language, value)).orElse("");
    where.add((line > 0 ? Long.toString(line) : "-") + quoted);
  }

  private static String quoted(Language language, String value) {
    return language.choose(" « ", " ‘") + value + language.choose(" »", "’");
  }

  private static void finding(Lines lines, Language language, Finding finding) {
    StringBuilder text = new StringBuilder("    ").append(finding.code().code());
    if (finding.line() > 0) {
      text.append(language.choose(", ligne ", ", line ")).append(finding.line());
    }
    if (!finding.field().isEmpty()) {
      text.append(", ").append(finding.field());
    }
    finding.value().ifPresent(value -> text.append(quoted(language, value)));
    lines.add(
        text.append(language.choose(" : ", ": ")).append(finding.message(language)).toString());
    lines.add(language.choose("      À faire : ", "      To do: ") + finding.remedy(language));
  }

  private static void foot(Lines lines, Language language, String answerFile) {
    if (!answerFile.isEmpty()) {
      lines.add(
          language.choose("Fichier joint à cet accusé : ", "File that comes with this receipt: ")
              + answerFile);
    }
    lines.add(
        language.choose(
            "Conservez ce numéro de livraison pour toute question à l'exploitant régional.",
            "Please quote the delivery number in any question to the regional operator."));
  }

  private String when(Language language, Instant instant) {
    return WHEN.format(instant.atZone(zone))
        + language.choose(" (fuseau ", " (")
        + zone.getId()
        + ")";
  }

  /** Text lines that a partner reads in any editor: CRLF, labels in one column. */
  private static final class Lines {
    private final StringBuilder text = new StringBuilder();

    void add(String line) {
      // A sender's value may hold line breaks or control characters; a receipt's line stays one
      // line.
      text.append(ControlCharacters.shown(line)).append("\r\n");
    }

    void rule() {
      add("-".repeat(72));
    }

    void fact(String label, String value) {
      add(String.format(java.util.Locale.ROOT, "%-18s : %s", label, value));
    }

    void count(String label, int value) {
      add(String.format(java.util.Locale.ROOT, "%-36s : %6d", label, value));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
