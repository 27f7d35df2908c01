package org.estuaire.jobs.cli.source;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.delimited.MappedFile;
import org.estuaire.jobs.cli.Output;

/** What a mapping makes of a file, on a terminal: columns, codes, and the first rows. */
final class MappedText {

  private final Output output;

  MappedText(Output output) {
    this.output = output;
  }

  void print(MappedFile file) {
    output.line("");
    output.say(SourceWord.COLUMNS_BECOME, file.rows());
    output.table(
        List.of(
            output.words(SourceWord.THEIR_COLUMN),
            output.words(SourceWord.OUR_FIELD),
            "#" + output.words(SourceWord.FILLED),
            "#" + output.words(SourceWord.UNREADABLE)),
        columns(file));
    file.columns().stream().filter(column -> !column.codes().isEmpty()).forEach(this::codes);
    output.line("");
    output.say(SourceWord.FIRST_ROWS, file.first().size());
    file.first().forEach(this::row);
  }

  private List<List<String>> columns(MappedFile file) {
    List<List<String>> rows = new ArrayList<>();
    for (MappedFile.Column column : file.columns()) {
      rows.add(
          List.of(
              column.name(),
              field(column),
              String.valueOf(column.filled()),
              column.unreadable() == 0 ? "" : String.valueOf(column.unreadable())));
    }
    file.constants()
        .forEach(
            one ->
                rows.add(
                    List.of(
                        output.words(SourceWord.IN_EVERY_ROW),
                        one.field() + " = " + one.value(),
                        "",
                        "")));
    return rows;
  }

  private String field(MappedFile.Column column) {
    String own = column.field().isEmpty() ? "" : column.field();
    String other =
        column.standsFor().isEmpty()
            ? ""
            : output.words(SourceWord.STANDS_FOR_EMPTY, column.standsFor());
    String both = own.isEmpty() || other.isEmpty() ? own + other : own + ", " + other;
    return both.isEmpty() ? output.words(SourceWord.NOT_TAKEN) : both;
  }

  private void codes(MappedFile.Column column) {
    output.line("");
    output.say(SourceWord.CODES_OF, column.name(), column.field());
    output.table(
        List.of(
            output.words(SourceWord.THEIR_CODE),
            output.words(SourceWord.OUR_CODE),
            "#" + output.words(SourceWord.ROWS)),
        column.codes().stream()
            .map(
                code ->
                    List.of(
                        code.theirs(),
                        code.ours().isEmpty() ? output.words(SourceWord.CODE_UNKNOWN) : code.ours(),
                        String.valueOf(code.rows())))
            .toList());
  }

  private void row(MappedFile.Row row) {
    output.line("");
    output.say(SourceWord.ROW_AT, row.line());
    output.table(
        List.of(
            output.words(SourceWord.THEIR_COLUMN),
            output.words(SourceWord.SENT),
            output.words(SourceWord.OUR_FIELD),
            output.words(SourceWord.READ)),
        row.values().stream()
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
  }
}
