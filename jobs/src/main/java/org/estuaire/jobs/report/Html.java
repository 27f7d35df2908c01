package org.estuaire.jobs.report;

import java.util.List;

/** Builds a page; every text is escaped on its way in. */
final class Html {

  private final StringBuilder page = new StringBuilder(32_768);

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
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
        page.append(head.get(i).startsWith("#") ? "<td class=\"n\">" : "<td>")
            .append(escape(row.get(i)))
            .append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
