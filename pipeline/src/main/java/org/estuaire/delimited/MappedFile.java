package org.estuaire.delimited;

import java.util.List;

/**
 * What a mapping makes of a file, column by column, for whoever agrees on it with the sender.
 *
 * @param rows how many were read
 * @param columns those of the header, in its order
 * @param constants what the mapping states of every row
 * @param first the first rows, side by side with what was read
 */
public record MappedFile(
    int rows, List<Column> columns, List<Constant> constants, List<Row> first) {

  public MappedFile {
    columns = List.copyOf(columns);
    constants = List.copyOf(constants);
    first = List.copyOf(first);
  }

  /**
   * A column of the sender.
   *
   * @param field what it becomes; empty for one that is not taken
   * @param standsFor the field whose empty cells it fills; empty for none
   * @param filled rows in which it holds something
   * @param unreadable of these, those that could not be read
   * @param codes what it holds, where it holds codes; the commonest first
   */
  public record Column(
      String name,
      String field,
      String standsFor,
      int filled,
      int unreadable,
      List<CodeCount> codes) {

    public Column {
      codes = List.copyOf(codes);
    }

    /** Without the codes: a column of names may have been taken for a list. */
    @Override
    public String toString() {
      return "Column[" + field + "]";
    }
  }

  /**
   * A code of the sender.
   *
   * @param ours the code and its meaning; empty where the mapping does not know it
   */
  public record CodeCount(String theirs, String ours, int rows) {

    /** Without the code: a column of names may have been taken for a list. */
    @Override
    public String toString() {
      return "CodeCount[" + rows + "]";
    }
  }

  /** A field that no column holds, and its value. */
  public record Constant(String field, String value) {

    /** Without the value. */
    @Override
    public String toString() {
      return "Constant[" + field + "]";
    }
  }

  /**
   * A row.
   *
   * @param line of the file
   * @param values of the columns that are taken and hold something
   */
  public record Row(long line, List<Value> values) {

    public Row {
      values = List.copyOf(values);
    }
  }

  /**
   * A cell and what it became.
   *
   * @param sent as it stands in the file
   * @param read the value; empty where none was read
   * @param finding code of why not; empty for a value that was read
   * @param personal whether it may say who the person is
   */
  public record Value(
      String column, String field, String sent, String read, String finding, boolean personal) {

    /** Without the value: it concerns a person. */
    @Override
    public String toString() {
      return "Value[" + field + "]";
    }

    /** The forms of what names a person, letters as A and digits as 9; all else as it is. */
    public Value disguised() {
      return personal
          ? new Value(column, field, disguised(sent), disguised(read), finding, true)
          : this;
    }

    private static String disguised(String text) {
      return text.replaceAll("\\p{L}", "A").replaceAll("\\p{N}", "9");
    }
  }
}
