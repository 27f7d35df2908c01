package org.estuaire.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.delimited.MappedFile;

/** What a mapping makes of a file, as a part of a page in French for its sender. */
final class MappedPage {

  private final boolean quotes;

  /**
   * @param quotes whether what names persons is shown as it is: only its forms where not
   */
  MappedPage(boolean quotes) {
    this.quotes = quotes;
  }

  void write(Html html, MappedFile file) {
    html.heading("Ce que devient chaque colonne");
    html.table(List.of("Votre colonne", "Champ", "#Remplies", "#Illisibles"), columns(file));
    file.columns().stream()
        .filter(column -> !column.codes().isEmpty())
        .forEach(column -> codes(html, column));
    html.heading("Les premières lignes, côte à côte");
    if (!quotes) {
      html.note(
          "Ce qui nomme une personne (textes, NIR, date de naissance) est montré par sa forme : A"
              + " pour une lettre, 9 pour un chiffre.");
    }
    file.first().forEach(row -> row(html, row));
  }

  private static List<List<String>> columns(MappedFile file) {
    List<List<String>> rows = new ArrayList<>();
    for (MappedFile.Column column : file.columns()) {
      rows.add(
          List.of(
              column.name(),
              field(column),
              Html.number(column.filled()),
              column.unreadable() == 0 ? "" : Html.number(column.unreadable())));
    }
    file.constants()
        .forEach(
            one ->
                rows.add(List.of("(à chaque ligne)", one.field() + " = " + one.value(), "", "")));
    return rows;
  }

  private static String field(MappedFile.Column column) {
    if (column.field().isEmpty() && column.standsFor().isEmpty()) {
      return "non reprise";
    }
    String fallback = column.standsFor().isEmpty() ? "" : "à défaut de " + column.standsFor();
    return column.field().isEmpty() || fallback.isEmpty()
        ? column.field() + fallback
        : column.field() + ", " + fallback;
  }

  private static void codes(Html html, MappedFile.Column column) {
    html.raw(
        "<h3>Codes de « "
            + Html.escape(column.name())
            + " » ("
            + Html.escape(column.field())
            + ")</h3>");
    html.table(
        List.of("Votre code", "Lu comme", "#Lignes"),
        column.codes().stream()
            .map(
                code ->
                    List.of(
                        code.theirs(),
                        code.ours().isEmpty() ? "? Que veut dire ce code ?" : code.ours(),
                        Html.number(code.rows())))
            .toList());
  }

  private void row(Html html, MappedFile.Row row) {
    html.raw("<details><summary>Ligne " + row.line() + "</summary>");
    html.table(
        List.of("Votre colonne", "Envoyé", "Champ", "Lu"),
        row.values().stream()
            .map(value -> quotes ? value : value.disguised())
            .map(
                value ->
                    List.of(
                        value.column(),
                        value.sent(),
                        value.field(),
                        value.finding().isEmpty()
                            ? value.read()
                            : (value.read() + " " + value.finding()).strip()))
            .toList());
    html.raw("</details>");
  }
}
