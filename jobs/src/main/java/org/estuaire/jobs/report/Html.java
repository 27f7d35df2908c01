package org.estuaire.jobs.report;

import java.util.List;
import java.util.Locale;
import org.estuaire.bytes.ControlCharacters;

/** Builds a page; every text is escaped on its way in. */
final class Html {

  static final String STYLE =
      """
      body{font:15px/1.45 system-ui,'Segoe UI',sans-serif;margin:2rem auto;max-width:1040px;padding:0 1rem;color:#1b2733}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #cfd8e0}
      .sub{color:#566573;margin:.2rem 0 1.2rem}.tiles{display:flex;flex-wrap:wrap;gap:.8rem}
      .tile{border:1px solid #cfd8e0;border-radius:6px;padding:.6rem .9rem;min-width:8.5rem}
      .tile b{display:block;font-size:1.5rem}.ok{border-left:5px solid #1e7d4f}.warn{border-left:5px solid #c77700}
      .bad{border-left:5px solid #b3261e}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
      th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #e4eaef}.n{text-align:right;font-variant-numeric:tabular-nums}
      td:first-child,.code{white-space:nowrap}.note{color:#566573}ul{margin:.4rem 0;padding-left:1.2rem}svg{max-width:100%;height:auto}svg text{font-size:13px;fill:#1b2733}
      svg .figure{fill:#566573}.none{fill:#e4eaef}.loaded{fill:#2f6f9f}.known{fill:#9db8cc}.held{fill:#c77700}.rejected{fill:#b3261e}
      .key span{display:inline-block;width:.8rem;height:.8rem;margin:0 .3rem 0 1rem}@media print{body{margin:0}}
      """;

  private final StringBuilder page = new StringBuilder(32_768);

  static String escape(String text) {
    return ControlCharacters.shownLines(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** So many of something; of none and of one in the singular, as French has it. */
  static String count(long number, String one, String many) {
    return number(number) + " " + (number < 2 ? one : many);
  }

  /** A figure in its groups of three digits. */
  static String number(long value) {
    return String.format(Locale.FRANCE, "%,d", value);
  }

  /** Markup that was built here: not escaped. */
  Html raw(String markup) {
    page.append(markup).append('\n');
    return this;
  }

  Html heading(String text) {
    return raw("<h2>" + escape(text) + "</h2>");
  }

  Html note(String text) {
    return raw("<p class=\"note\">" + escape(text) + "</p>");
  }

  /**
   * A table.
   *
   * @param head titles; those beginning with {@code #} are numbers
   */
  Html table(List<String> head, List<List<String>> rows) {
    page.append("<div class=\"scroll\"><table><thead><tr>");
    head.forEach(
        title ->
            page.append(title.startsWith("#") ? "<th class=\"n\">" : "<th>")
                .append(escape(title.replaceFirst("^#", "")))
                .append("</th>"));
    page.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      page.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        page.append(cell(head.get(i), row.get(i)))
            .append(unbroken(escape(row.get(i))))
            .append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
    return this;
  }

  /** No line of a French sentence begins with a sign, or ends with an opening quotation mark. */
  private static String unbroken(String sentence) {
    return sentence.replaceAll(" (?=[:;!?»])|(?<=«) ", "\u00A0");
  }

  /** A code is never broken at its hyphens, as a sentence is at its blanks. */
  private static String cell(String title, String text) {
    if (title.startsWith("#")) {
      return "<td class=\"n\">";
    }
    return text.indexOf(' ') < 0 ? "<td class=\"code\">" : "<td>";
  }

  /** How much of the page is built. */
  int length() {
    return page.length();
  }

  /** Takes back what was built after a moment. */
  void takeBack(int length) {
    page.setLength(length);
  }

  @Override
  public String toString() {
    return page.toString();
  }

  /** A figure that is seen at once; its kind is {@code ok}, {@code warn} or {@code bad}. */
  Html tile(String kind, String figure, String label) {
    return raw(
        "<div class=\"tile "
            + kind
            + "\"><b>"
            + escape(figure)
            + "</b>"
            + escape(label)
            + "</div>");
  }
}
