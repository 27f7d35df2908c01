package org.estuaire.pathway.summary;

import java.util.List;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.pathway.summary.Summary.Line;
import org.estuaire.pathway.summary.Summary.Member;
import org.estuaire.pathway.summary.Summary.Patient;
import org.estuaire.pathway.summary.Summary.Right;

/** A summary as one page in French, for paper and for a screen: XHTML, nothing outside it. */
final class SummaryPage {

  private static final String STYLE =
      """
      @page{size:A4;margin:11mm 12mm}
      body{font-family:sans,'Liberation Sans',Arial,sans-serif;font-size:9.5pt;line-height:1.3;color:#1b2733;margin:0}
      @media screen{body{max-width:186mm;margin:8mm auto;padding:0 4mm}}
      h1{font-size:15pt;margin:0}h2{font-size:10.5pt;margin:4mm 0 1mm 0;border-bottom:0.3mm solid #9db0bf;padding-bottom:0.5mm}
      p{margin:0.6mm 0}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:middle;padding:1mm 1.4mm}
      .tests th{font-size:8pt;color:#566573;border-bottom:0.3mm solid #9db0bf;font-weight:normal}
      .tests td{border-bottom:0.15mm solid #d5dde4}.v{font-weight:bold;white-space:nowrap}.out{color:#a3231b}
      .small{font-size:8pt;color:#566573}.n{white-space:nowrap}.who td{padding:0 3mm 0 0;vertical-align:top}.name{font-size:12.5pt;font-weight:bold}
      .right{text-align:right}.late{background-color:#fbe9e7;border:0.3mm solid #b3261e;padding:1.6mm 2.2mm;margin:3mm 0 0 0}
      .ok{background-color:#e6f3ea;border:0.3mm solid #1e7d4f;padding:1.6mm 2.2mm;margin:3mm 0 0 0}
      .pill{color:#a3231b;font-weight:bold}.two{table-layout:fixed}.two>tbody>tr>td{vertical-align:top;padding:0 4mm 0 0}ul{margin:0.5mm 0;padding-left:4mm}
      .foot{margin:4mm 0 0 0;border-top:0.3mm solid #9db0bf;padding-top:1mm;font-size:7.3pt;color:#566573}
      """;

  private final StringBuilder page = new StringBuilder(16_384);

  private SummaryPage() {}

  /**
   * The page.
   *
   * @param issue what tells it from the pages before it
   */
  static String html(Summary summary, Issue issue) {
    return new SummaryPage().draw(summary, issue);
  }

  private String draw(Summary summary, Issue issue) {
    page.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\"><head>")
        .append("<meta charset=\"utf-8\"/><title>Synthèse de suivi ")
        .append(escape(issue.number()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n");
    head(summary, issue);
    attention(summary.lines());
    tests(summary.lines());
    aside(summary);
    foot(summary, issue);
    return page.append("</body></html>\n").toString();
  }

  private void head(Summary summary, Issue issue) {
    page.append("<table class=\"who\"><tr><td><h1>Synthèse de suivi</h1><p>")
        .append(escape(String.join(" · ", summary.pathways())))
        .append("</p></td><td class=\"right small\"><p>pour ")
        .append(escape(issue.practice()))
        .append("</p><p>établie le ")
        .append(FrenchWords.day(issue.asOf()))
        .append(", n° ")
        .append(escape(issue.number()))
        .append("</p><p>")
        .append(escape(issue.territory()))
        .append("</p></td></tr></table>\n<p class=\"name\">");
    Patient patient = summary.patient();
    page.append(escape(patient.birthName() + " " + patient.firstName())).append("</p><p>");
    if (!patient.usedName().isEmpty() && !patient.usedName().equals(patient.birthName())) {
      page.append("nom utilisé ").append(escape(patient.usedName())).append(" · ");
    }
    page.append(escape(FrenchWords.sex(patient.sex())));
    patient
        .birthDate()
        .ifPresent(
            day ->
                page.append(patient.sex().equals("F") ? ", née le " : ", né le ")
                    .append(FrenchWords.day(day)));
    patient
        .ins()
        .ifPresent(ins -> page.append(" · INS qualifiée ").append(FrenchWords.matricule(ins)));
    page.append("</p>\n");
  }

  /** What a reader in a hurry has to see. */
  private void attention(List<Line> lines) {
    List<Line> late = lines.stream().filter(Line::overdue).toList();
    if (late.isEmpty()) {
      page.append("<p class=\"ok\"><b>Suivi à jour</b> pour les examens ci-dessous.</p>\n");
      return;
    }
    page.append("<p class=\"late\"><b class=\"pill\">À prévoir</b> : ");
    String separator = "";
    for (Line line : late) {
      page.append(separator).append("<b>").append(escape(line.name())).append("</b> (");
      page.append(
          line.dueSince()
              .map(day -> "attendu avant le " + FrenchWords.day(day))
              .orElse("aucun résultat connu"));
      page.append(")");
      separator = " ; ";
    }
    page.append("</p>\n");
  }

  private void tests(List<Line> lines) {
    page.append("<h2>Examens du suivi</h2>\n<table class=\"tests\"><thead><tr><th>Examen</th>")
        .append("<th>Dernier résultat</th><th style=\"width:25%\">Date, laboratoire</th>")
        .append("<th>Valeurs usuelles</th><th>Repère</th>")
        .append("<th>Évolution</th><th>Fréquence</th></tr></thead><tbody>\n");
    lines.forEach(this::test);
    page.append("</tbody></table>\n");
  }

  private void test(Line line) {
    page.append("<tr><td>").append(escape(line.name())).append("</td>");
    line.last()
        .ifPresentOrElse(
            last ->
                page.append(last.attention() ? "<td class=\"v out\">" : "<td class=\"v\">")
                    .append(escape(last.text()))
                    .append("</td><td>")
                    .append(FrenchWords.day(last.on()))
                    .append("<br/><span class=\"small\">")
                    .append(escape(last.laboratory()))
                    .append("</span></td><td class=\"small n\">")
                    .append(escape(last.usual()))
                    .append("</td>"),
            () -> page.append("<td>—</td><td></td><td></td>"));
    page.append("<td class=\"small n\">")
        .append(escape(line.target().map(FrenchWords::target).orElse("")))
        .append("</td><td>")
        .append(Sparkline.svg(line.points(), line.target()))
        .append("</td><td class=\"small n\">")
        .append(escape(line.every()))
        .append(line.overdue() ? "<br/><span class=\"pill\">en retard</span>" : "")
        .append("</td></tr>\n");
  }

  /** Absent as a whole where there is nothing that the practice may see. */
  private void aside(Summary summary) {
    if (summary.rights().isEmpty() && summary.circle().isEmpty()) {
      return;
    }
    page.append("<table class=\"two\"><tbody><tr>");
    if (!summary.rights().isEmpty()) {
      page.append("<td><h2>Autonomie et droits</h2><ul>");
      summary.rights().forEach(this::right);
      page.append("</ul></td>");
    }
    if (!summary.circle().isEmpty()) {
      page.append("<td><h2>Cercle de soins</h2><p>")
          .append(escape(String.join(" · ", summary.circle().stream().map(Member::words).toList())))
          .append("</p></td>");
    }
    page.append("</tr></tbody></table>\n");
  }

  private void right(Right right) {
    page.append("<li><b>GIR ")
        .append(right.gir())
        .append("</b>, évalué le ")
        .append(FrenchWords.day(right.evaluatedOn()))
        .append("<br/>")
        .append(FrenchWords.kind(right.kind()))
        .append(
            right.until().map(day -> " jusqu'au " + FrenchWords.day(day)).orElse(", sans terme"))
        .append(right.hours().isEmpty() ? "" : ", aide de " + right.hours() + " h par mois")
        .append("<br/><span class=\"small\">")
        .append(escape(right.council()))
        .append(", au ")
        .append(FrenchWords.day(right.statedOn()))
        .append("</span></li>");
  }

  private void foot(Summary summary, Issue issue) {
    page.append("<div class=\"foot\"><p>Établie automatiquement à partir de ce que ce cabinet peut")
        .append(" voir dans le référentiel du territoire, au ")
        .append(FrenchWords.day(issue.asOf()))
        .append(". D'autres résultats peuvent exister ailleurs. Elle ne remplace ni le dossier")
        .append(
            " médical, ni le volet de synthèse médicale du médecin traitant. Les repères et les")
        .append(
            " fréquences sont réglés par le territoire et ne sont pas des prescriptions.</p><p>")
        .append("Sources des fréquences : ")
        .append(
            escape(
                String.join(" · ", summary.lines().stream().map(Line::source).distinct().toList())))
        .append("</p></div>\n");
  }

  static String escape(String text) {
    return ControlCharacters.shownLines(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
