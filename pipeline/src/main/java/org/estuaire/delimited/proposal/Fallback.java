package org.estuaire.delimited.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.Sample;

/**
 * A column that may stand for empty cells of another: software leaves the birth name empty where it
 * equals the used one. Asked, never stated: the sample can't tell what an empty cell means.
 *
 * @param place of the column whose cells are empty, in the header from 0
 * @param other the column that may stand for them
 * @param rows in which the one is empty and the other is not
 */
public record Fallback(int place, String other, int rows) {

  private static final int FEWEST_ROWS = 5;
  private static final double NEARLY_ALL = 0.95;

  /** Those that the sample bears out, of mandatory fields alone: their rows would be refused. */
  static List<Fallback> among(RecordSchema schema, Sample sample, List<Choice> choices) {
    List<Fallback> found = new ArrayList<>();
    for (Choice choice : choices) {
      Optional<RecordSchema.Field> field = field(schema, choice);
      if (field.filter(RecordSchema.Field::required).isEmpty()) {
        continue;
      }
      List<Fallback> possible =
          choices.stream()
              .filter(
                  other -> other.place() != choice.place() && isAlike(schema, field.get(), other))
              .flatMap(other -> of(sample, choice, other).stream())
              .toList();
      if (possible.size() == 1) {
        found.add(possible.get(0));
      }
    }
    return found;
  }

  private static Optional<RecordSchema.Field> field(RecordSchema schema, Choice choice) {
    return choice.answer() instanceof Choice.Chosen chosen
        ? schema.field(chosen.field())
        : Optional.empty();
  }

  private static boolean isAlike(RecordSchema schema, RecordSchema.Field field, Choice other) {
    return field(schema, other)
        .filter(one -> one.type().equals(field.type()))
        .filter(one -> shape(schema, one).equals(shape(schema, field)))
        .isPresent();
  }

  private static Optional<String> shape(RecordSchema schema, RecordSchema.Field field) {
    return schema.words().shape(field.name());
  }

  /** The other is filled wherever this one is empty, and says something else wherever both are. */
  private static Optional<Fallback> of(Sample sample, Choice choice, Choice other) {
    ColumnValues own = ColumnValues.of(sample.rows(), choice.place());
    ColumnValues theirs = ColumnValues.of(sample.rows(), other.place());
    int empty = 0;
    int both = 0;
    int different = 0;
    for (int i = 0; i < own.cells().size(); i++) {
      String mine = own.cells().get(i);
      String that = theirs.cells().get(i);
      if (mine.isEmpty() && that.isEmpty()) {
        return Optional.empty();
      }
      empty += mine.isEmpty() ? 1 : 0;
      if (!mine.isEmpty() && !that.isEmpty()) {
        both++;
        different += mine.equalsIgnoreCase(that) ? 0 : 1;
      }
    }
    return empty >= FEWEST_ROWS && both >= FEWEST_ROWS && different >= NEARLY_ALL * both
        ? Optional.of(new Fallback(choice.place(), other.column(), empty))
        : Optional.empty();
  }

  /** Without the name of the column: a file without a header has somebody's data there. */
  @Override
  public String toString() {
    return "Fallback[" + place + ", " + rows + "]";
  }
}
