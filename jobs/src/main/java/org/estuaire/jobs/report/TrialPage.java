package org.estuaire.jobs.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.delimited.MappedFile;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.trial.Cause;
import org.estuaire.exchange.trial.Means;
import org.estuaire.exchange.trial.NotChecked;
import org.estuaire.exchange.trial.Persons;
import org.estuaire.exchange.trial.Reached;
import org.estuaire.exchange.trial.Trial;
import org.estuaire.exchange.trial.TriedFile;
import org.estuaire.exchange.trial.TriedRecord;
import org.estuaire.exchange.trial.UnmappedCode;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialVerdict;

/**
 * What would become of a file, as one page in French for its sender and the sender's software
 * house. It names nobody, and does not say whom the territory knows under another identifier.
 */
public final class TrialPage {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.FRENCH);
  private static final int MOST_REMARKS = 50;
  private static final int MOST_PLACES = 8;
  private static final int FILES_IN_FULL = 100;

  private static final String STYLE =
      """
      .banner{background:#fff6e5;border:1px solid #c77700;border-radius:6px;padding:.5rem .9rem;margin:0 0 1.2rem;font-weight:600}
      .verdict{border-radius:6px;padding:.7rem 1rem;margin:1rem 0;font-size:1.15rem;font-weight:600}
      .verdict.ok{background:#e7f4ec}.verdict.warn{background:#fff6e5}.verdict.bad{background:#fdecea}
      .cause{border:1px solid #cfd8e0;border-left-width:5px;border-radius:6px;margin:.7rem 0;padding:.5rem .9rem;break-inside:avoid}
      .cause.bad{border-left-color:#b3261e}.cause.hold{border-left-color:#c77700}.cause.warn{border-left-color:#9aa7b2}
      .cause p{margin:.2rem 0;overflow-wrap:anywhere}.cause .where{color:#44535f;font-size:.9rem;overflow-wrap:anywhere}.cause .do::before{content:"À faire : ";font-weight:600}
      .tag{display:inline-block;border:0!important;border-radius:4px;padding:0 .4rem;font-size:.85rem;background:#e4eaef;white-space:nowrap}
      .tag.bad{background:#fdecea;color:#b3261e}.tag.hold,.tag.warn{background:#fff6e5;color:#8a5200}.tag.ok{background:#e7f4ec;color:#1e7d4f}
      details{margin:.35rem 0;border-bottom:1px solid #e4eaef}summary{cursor:pointer;padding:.3rem 0}summary .n{color:#566573}
      details table{margin:.2rem 0 .7rem}.file{margin-top:2.2rem}.file>h2{border-bottom:2px solid #2f6f9f}h3{font-size:1rem;margin:1.3rem 0 .3rem}
      .sha{font-size:.8rem;color:#566573;overflow-wrap:anywhere}
      @media print{details>*{display:block}.verdict,.cause,.tag,.banner{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
      """;

  private static final Comparator<OfficialRemark> ERRORS_FIRST =
      Comparator.comparing(OfficialRemark::error).reversed();

  private final String territory;
  private final ZoneId zone;
  private final boolean quotes;

  /**
   * @param quotes whether the sender's own values are quoted: not where the page goes to others
   */
  public TrialPage(String territory, ZoneId zone, boolean quotes) {
    this.territory = territory;
    this.zone = zone;
    this.quotes = quotes;
  }

  /** The page, whole and self-contained. */
  public String html(Trial trial) {
    return html(trial, Optional.empty());
  }

  /**
   * The same, with what a mapping makes of the columns.
   *
   * @param mapped empty for what is read without one
   */
  public String html(Trial trial, Optional<MappedFile> mapped) {
    Html html = new Html();
    html.raw("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .raw("<title>Essai — " + Html.escape(trial.name()) + "</title>")
        .raw("<style>" + Html.STYLE + STYLE + "</style></head><body>");
    head(html, trial);
    List<TriedFile> files = trial.files();
    boolean several = files.size() > 1;
    boolean codesChecked = !trial.notChecked().contains(NotChecked.LOCAL_CODES);
    if (several) {
      overview(html, files);
    }
    files.stream().limit(FILES_IN_FULL).forEach(file -> file(html, file, several, codesChecked));
    if (files.size() > FILES_IN_FULL) {
      html.note(
          "Les "
              + FILES_IN_FULL
              + " premiers fichiers sont détaillés ; essayez les autres à part.");
    }
    mapped.ifPresent(file -> new MappedPage(quotes).write(html, file));
    notChecked(html, trial);
    html.note(
        (quotes && mapped.isPresent()
                ? "Cette page cite des lignes du fichier, avec ce qui nomme les personnes. Elle"
                : "Cette page ne nomme aucun patient : ni nom, ni date de naissance, ni INS. Elle")
            + " montre des résultats et des numéros de dossier ; elle ne se transmet qu'à ceux qui"
            + " peuvent les lire."
            + (quotes ? "" : " Les valeurs fautives ne sont pas reproduites."));
    return html.raw("</body></html>").toString();
  }

  private void head(Html html, Trial trial) {
    html.raw("<p class=\"banner\">ESSAI – rien n'a été chargé</p>")
        .raw("<h1>" + Html.escape(trial.name()) + "</h1><p class=\"sub\">")
        .raw(
            Html.escape(
                    (trial.partner().isEmpty() ? "" : "partenaire " + trial.partner() + " — ")
                        + (territory.isEmpty() ? "" : territory + " — ")
                        + "essayé le "
                        + WHEN.format(trial.at().atZone(zone))
                        + " — "
                        + Html.count(trial.bytes(), "octet", "octets"))
                + "<br><span class=\"sha\">SHA-256 "
                + trial.sha256()
                + "</span></p>");
    verdict(html, trial.files());
    trial.findings().forEach(finding -> finding(html, finding));
  }

  private static void verdict(Html html, List<TriedFile> files) {
    String words =
        files.size() == 1
            ? "Le fichier " + files.get(0).verdict().words(Language.FR) + "."
            : ofSeveral(files);
    String kind =
        files.stream().allMatch(file -> file.verdict().isGood())
            ? "ok"
            : files.stream().anyMatch(file -> file.count().loaded() > 0) ? "warn" : "bad";
    html.raw("<p class=\"verdict " + kind + "\">" + Html.escape(words) + "</p>");
  }

  private static String ofSeveral(List<TriedFile> files) {
    long good = files.stream().filter(file -> file.verdict().isGood()).count();
    return "Archive de "
        + files.size()
        + " fichiers : "
        + (good == files.size()
            ? "rien à corriger."
            : (files.size() - good) + " à corriger, " + good + " sans rien à corriger.");
  }

  private static void overview(Html html, List<TriedFile> files) {
    html.heading("Les fichiers de l'archive");
    html.table(
        List.of("Fichier", "Format", "Verdict", "#Enregistrements", "#Chargés", "#Refusés"),
        files.stream()
            .map(
                file ->
                    List.of(
                        file.name(),
                        file.format().orElse("—"),
                        file.verdict().words(Language.FR),
                        Html.number(file.records()),
                        Html.number(file.count().loaded()),
                        Html.number(file.count().rejected())))
            .toList());
  }

  private void file(Html html, TriedFile file, boolean several, boolean codesChecked) {
    html.raw("<section class=\"file\">");
    if (several) {
      html.heading(file.name());
      verdict(html, List.of(file));
    }
    recognised(html, file);
    file.findings().forEach(finding -> finding(html, finding));
    if (file.count().total() > 0) {
      figures(html, file);
      causes(html, file);
      unmapped(html, file.unmapped(), codesChecked);
      persons(html, file);
      leftOut(html, file.leftOut());
      records(html, file);
    }
    official(html, file.official());
    html.raw("</section>");
  }

  private static void recognised(Html html, TriedFile file) {
    String words =
        file.format()
            .map(
                format ->
                    "Reconnu comme "
                        + format
                        + " ("
                        + file.lane().map(lane -> lane.words(Language.FR)).orElse("")
                        + file.charset().map(charset -> ", encodage " + charset).orElse("")
                        + ").")
            .orElse("Aucun format ne reconnaît ce fichier.");
    html.note(words);
  }

  private static void figures(Html html, TriedFile file) {
    LoadCount count = file.count();
    html.raw("<div class=\"tiles\">");
    html.tile("ok", Html.number(file.records()), plural(file.records(), "enregistrement", "lu"));
    html.tile("ok", Html.number(count.loaded()), plural(count.loaded(), "serait", "chargé"));
    tileUnlessNone(html, "ok", count.known(), "déjà connu(s)");
    tileUnlessNone(html, "warn", count.held(), "en attente");
    tileUnlessNone(html, "bad", count.rejected(), "refusé(s)");
    tileUnlessNone(html, "bad", file.notRead(), "non lu(s)");
    html.raw("</div>");
    if (file.countsParts()) {
      html.note(balance(file.parts()));
    }
  }

  private static String plural(long number, String one, String what) {
    boolean several = number > 1;
    return one.equals("serait")
        ? (several ? "seraient " : "serait ") + what + (several ? "s" : "")
        : one + (several ? "s " : " ") + what + (several ? "s" : "");
  }

  private static void tileUnlessNone(Html html, String kind, int number, String label) {
    if (number > 0) {
      html.tile(kind, Html.number(number), label);
    }
  }

  /** What goes in comes out: the second balance of the receipt. */
  private static String balance(PartBalance parts) {
    String sum =
        Html.count(parts.read(), "résultat lu", "résultats lus")
            + " = "
            + Html.count(parts.loaded(), "chargé", "chargés")
            + " + "
            + Html.count(parts.known(), "déjà connu", "déjà connus")
            + " + "
            + Html.count(parts.superseded(), "remplacé", "remplacés")
            + " + "
            + Html.count(parts.leftOut(), "laissé de côté", "laissés de côté")
            + " + "
            + Html.number(parts.waiting())
            + " en quarantaine.";
    return parts.uncounted() == 0
        ? sum
        : sum
            + " "
            + Html.count(parts.uncounted(), "enregistrement", "enregistrements")
            + " dont les résultats ne se comptent pas.";
  }

  private void finding(Html html, Finding finding) {
    cause(html, finding, "");
  }

  private void causes(Html html, TriedFile file) {
    if (file.causes().isEmpty()) {
      return;
    }
    html.raw("<h3>Ce qui est relevé, par cause</h3>");
    file.causes().forEach(one -> cause(html, one.example(), where(one)));
  }

  private void cause(Html html, Finding finding, String where) {
    html.raw("<div class=\"cause " + kind(finding.severity()) + "\"><p><b class=\"code\">")
        .raw(Html.escape(finding.code().code()) + "</b> " + tag(finding.severity()) + " ")
        .raw(Html.escape(finding.message(Language.FR) + leftEmpty(finding)) + "</p>");
    if (!where.isEmpty()) {
      html.raw("<p class=\"where\">" + Html.escape(where) + "</p>");
    }
    html.raw("<p class=\"do\">" + Html.escape(finding.remedy(Language.FR)) + "</p></div>");
  }

  /** A rule that refuses elsewhere is a remark where the cell may be empty. */
  private static String leftEmpty(Finding finding) {
    return finding.severity() == Severity.WARNING && finding.code().severity() == Severity.ERROR
        ? " La cellule est laissée vide, le reste est chargé."
        : "";
  }

  private String where(Cause cause) {
    String places =
        cause.places().stream()
            .limit(MOST_PLACES)
            .map(this::place)
            .distinct()
            .collect(Collectors.joining(" · "));
    return cause.records() + " fois : " + places + (cause.records() > MOST_PLACES ? " …" : "");
  }

  private String place(Cause.CausePlace place) {
    return "n° "
        + place.ordinal()
        + ", ligne "
        + place.line()
        + (place.field().isEmpty() ? "" : ", " + place.field())
        + (quotes && !place.value().isEmpty() ? " « " + place.value() + " »" : "");
  }

  private static String kind(Severity severity) {
    return switch (severity) {
      case ERROR -> "bad";
      case HOLD -> "hold";
      case WARNING -> "warn";
    };
  }

  private static String tag(Severity severity) {
    String words =
        switch (severity) {
          case ERROR -> "refus";
          case HOLD -> "attente";
          case WARNING -> "remarque";
        };
    return "<span class=\"tag " + kind(severity) + "\">" + words + "</span>";
  }

  private static void unmapped(Html html, List<UnmappedCode> codes, boolean checked) {
    if (codes.isEmpty()) {
      return;
    }
    html.raw("<h3>Codes sans correspondance LOINC</h3>");
    html.note(
        "Ces résultats seraient chargés tels quels, mais ne se compareraient pas à ceux d'autres"
            + " laboratoires. Joignez le code LOINC (jeu de valeurs CIRCUIT-BIO), ou transmettez"
            + " votre catalogue d'examens."
            + (checked ? "" : " La table de correspondance du laboratoire n'a pas été consultée."));
    html.table(
        List.of("Code", "Libellé", "Unité", "#Résultats"),
        codes.stream()
            .map(code -> List.of(code.code(), code.label(), code.unit(), "" + code.results()))
            .toList());
  }

  private static void persons(Html html, TriedFile file) {
    Persons persons = file.persons();
    if (persons.total() == 0) {
      return;
    }
    List<String> parts = new ArrayList<>();
    add(parts, persons.knownIdentifier(), "déjà connu(s) par leur identifiant local");
    add(parts, persons.newWithIns(), "rattachable(s) par une INS qualifiée");
    add(parts, persons.newWithTraits(), "rattachable(s) par les traits stricts");
    add(parts, persons.newWithLess(), "sans INS ni traits stricts complets");
    html.raw("<h3>Patients</h3>");
    html.note(
        Html.count(persons.total(), "patient", "patients")
            + " : "
            + String.join(", ", parts)
            + ".");
  }

  private static void add(List<String> parts, int number, String words) {
    if (number > 0) {
      parts.add(number + " " + words);
    }
  }

  private static void leftOut(Html html, List<LeftOut> leftOut) {
    if (leftOut.isEmpty()) {
      return;
    }
    html.raw("<h3>Laissé de côté</h3>");
    html.table(
        List.of("Règle", "#Résultats", "Motif"),
        leftOut.stream()
            .map(
                one ->
                    List.of(
                        one.reason().code(),
                        "" + one.parts(),
                        Finding.of(one.reason()).message(Language.FR)))
            .toList());
  }

  private void records(Html html, TriedFile file) {
    html.raw("<h3>Enregistrement par enregistrement</h3>");
    file.shown().forEach(record -> record(html, record, file.countsParts()));
    if (file.notShown() > 0) {
      html.note(
          Html.count(file.notShown(), "autre enregistrement", "autres enregistrements")
              + " : comptés ci-dessus, non détaillés.");
    }
  }

  private void record(Html html, TriedRecord record, boolean results) {
    html.raw(
        "<details><summary>n° "
            + record.ordinal()
            + " <span class=\"n\">ligne "
            + record.line()
            + "</span> "
            + Html.escape(record.key())
            + " "
            + outcome(record.outcome())
            + " <span class=\"n\">"
            + Html.escape(person(record))
            + (record.findings().isEmpty()
                ? ""
                : " — "
                    + Html.escape(
                        record.findings().stream()
                            .map(finding -> finding.code().code())
                            .distinct()
                            .limit(6)
                            .collect(Collectors.joining(", "))))
            + "</span></summary>");
    if (!record.content().isEmpty()) {
      table(html, record.content(), results);
    }
    if (record.contentNotShown() > 0) {
      html.note("… et " + record.contentNotShown() + " autre(s) ligne(s).");
    }
    for (Finding finding : record.findings()) {
      html.note(
          finding.code().code()
              + (finding.line() > 0 ? ", ligne " + finding.line() : "")
              + (finding.field().isEmpty() ? "" : ", " + finding.field())
              + (quotes ? finding.value().map(value -> " « " + value + " »").orElse("") : "")
              + " : "
              + finding.message(Language.FR));
    }
    html.raw("</details>");
  }

  /** Units and codes of the terminology are for results; other lanes have fields. */
  private static void table(Html html, List<ContentLine> content, boolean results) {
    if (results) {
      html.table(
          List.of(
              "Libellé",
              "Code envoyé",
              "Code retenu",
              "#Valeur",
              "Unité envoyée",
              "UCUM",
              "Signal"),
          content.stream().map(TrialPage::line).toList());
    } else {
      html.table(
          List.of("Champ", "Valeur"),
          content.stream()
              .map(
                  line ->
                      List.of(
                          line.label(),
                          (line.sentCode() + " " + line.value() + " " + line.sentUnit()).strip()))
              .toList());
    }
  }

  private static String outcome(RecordOutcome outcome) {
    return switch (outcome) {
      case LOADED -> "<span class=\"tag ok\">serait chargé</span>";
      case ALREADY_KNOWN -> "<span class=\"tag\">déjà connu</span>";
      case HELD -> "<span class=\"tag hold\">en attente</span>";
      case REJECTED -> "<span class=\"tag bad\">refusé</span>";
    };
  }

  /** What its own statement allows, and whether its own identifier is known: no more. */
  private static String person(TriedRecord record) {
    if (record.reached() == Reached.KNOWN_IDENTIFIER) {
      return record.reached().words(Language.FR);
    }
    boolean stated =
        record.outcome() == RecordOutcome.LOADED || record.outcome() == RecordOutcome.ALREADY_KNOWN;
    return stated && record.means() != Means.NOBODY_STATED ? record.means().words(Language.FR) : "";
  }

  private static List<String> line(ContentLine line) {
    return List.of(
        line.label(),
        line.sentCode(),
        line.unmapped() ? "sans LOINC" : line.code(),
        value(line.value()),
        line.sentUnit(),
        line.unit(),
        line.flag());
  }

  /** A narrative is shown by its length alone. */
  private static String value(String value) {
    return value.matches("\\[\\d+]")
        ? "texte de " + value.substring(1, value.length() - 1) + " caractères"
        : value;
  }

  private void official(Html html, List<OfficialVerdict> verdicts) {
    for (OfficialVerdict verdict : verdicts) {
      html.raw("<h3>Verdict officiel : " + Html.escape(verdict.rules()) + "</h3>");
      if (verdict instanceof OfficialVerdict.NotApplied not) {
        html.note("Non appliqué : " + not.reason());
      } else {
        judged(html, (OfficialVerdict.Judged) verdict);
      }
    }
  }

  private void judged(Html html, OfficialVerdict.Judged judged) {
    long errors = judged.remarks().stream().filter(OfficialRemark::error).count();
    html.note(
        (judged.conforms()
                ? "Conforme"
                : "Non conforme : " + Html.count(errors, "erreur", "erreurs"))
            + ", "
            + Html.count(judged.remarks().size() - errors, "avertissement", "avertissements")
            + ".");
    judged.remarks().stream()
        .sorted(ERRORS_FIRST)
        .limit(MOST_REMARKS)
        .forEach(remark -> remark(html, remark));
    if (judged.remarks().size() > MOST_REMARKS) {
      html.note("… et " + (judged.remarks().size() - MOST_REMARKS) + " autres.");
    }
  }

  private void remark(Html html, OfficialRemark remark) {
    String kind = remark.error() ? "bad" : "warn";
    String text = quotes ? remark.text() : withoutQuotes(remark.text());
    html.raw("<div class=\"cause " + kind + "\"><p><span class=\"tag " + kind + "\">")
        .raw((remark.error() ? "erreur" : "avertissement") + "</span> ")
        .raw(Html.escape(text) + "</p><p class=\"where\">" + Html.escape(remark.place()) + "</p>");
    if (!remark.rule().isEmpty()) {
      html.raw("<p class=\"where\">" + Html.escape(remark.rule()) + "</p>");
    }
    html.raw("</div>");
  }

  /** Tools quote values of the file between quotation marks; an apostrophe follows a letter. */
  private static String withoutQuotes(String text) {
    return text.replaceAll("(?<!\\p{L})'[^']{1,200}'", "'…'")
        .replaceAll("\"[^\"]{1,200}\"", "\"…\"");
  }

  private static void notChecked(Html html, Trial trial) {
    if (trial.notChecked().isEmpty()) {
      return;
    }
    html.heading("Ce qui n'a pas pu être vérifié");
    html.raw(
        trial.notChecked().stream()
            .map(check -> "<li>" + Html.escape(check.words(Language.FR)) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>")));
  }
}
