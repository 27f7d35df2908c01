package org.estuaire.delimited.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.RecordSchema.Field;
import org.estuaire.delimited.Sample;
import org.junit.jupiter.api.Test;

/** An empty cell may mean "as in the column beside it", or that nobody knows. */
class FallbackTest {

  private static final RecordSchema SCHEMA =
      new RecordSchema(
          "pension",
          List.of(
              Field.required("BIRTH_NAME", new CellType.Text(60)),
              Field.optional("USED_NAME", new CellType.Text(60)),
              Field.optional("TOWN", new CellType.Text(40))));

  @Test
  void aNameThatIsEmptyWhereverAnotherIsFilledIsAskedAbout() {
    assertThat(among("", "MARTIN", "DURAND", "PETIT")).containsExactly(new Fallback(0, "Used", 10));
  }

  @Test
  void nothingIsAskedWhereTheOtherIsEmptyToo() {
    assertThat(among("", "", "DURAND", "PETIT")).isEmpty();
  }

  /** Whoever writes both, equal or not, means an empty one to be empty. */
  @Test
  void nothingIsAskedWhereEqualNamesAreWrittenTwice() {
    assertThat(among("", "MARTIN", "PETIT", "PETIT")).isEmpty();
  }

  /** Ten rows of the one kind, ten of the other. */
  private static List<Fallback> among(String birth, String used, String otherBirth, String other) {
    List<List<String>> rows =
        IntStream.range(0, 20)
            .mapToObj(
                i -> i < 10 ? List.of(birth, used, "Lyon") : List.of(otherBirth, other, "Lyon"))
            .toList();
    List<String> header = List.of("Birth", "Used", "Town");
    Sample sample =
        new Sample(Optional.empty(), ';', List.of("x"), 1, List.of("", "", ""), header, rows);
    List<Choice> choices =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new Choice(
                        i,
                        header.get(i),
                        new Choice.Chosen(
                            SCHEMA.fields().get(i).name(),
                            90,
                            ProposalWord.BY_HEADING,
                            new Choice.Form("", "", Map.of(), List.of())),
                        List.of(),
                        10))
            .toList();
    return Fallback.among(SCHEMA, sample, choices);
  }
}
