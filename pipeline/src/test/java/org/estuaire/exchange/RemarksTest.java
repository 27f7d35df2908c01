package org.estuaire.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One finding per cause, named and found as its sender knows it, whatever the format. */
class RemarksTest {

  /** A norm that writes times as seconds since 1970. */
  private static final Norm NORM =
      new Norm(
          DeliveryFinding.EMPTY,
          TextFinding.DOUBTFUL,
          (text, zone) ->
              text.matches("\\d+")
                  ? Optional.of(StatedTime.at(Instant.ofEpochSecond(Long.parseLong(text))))
                  : Optional.empty());

  private final Remarks remarks = new Remarks(NORM, 7, ZoneOffset.UTC);

  /** Fields of the segment that stands in a line. */
  private record Line(long number) implements Places<Integer> {
    @Override
    public String name(Integer field) {
      return "OBX[" + number + "]-" + field;
    }

    @Override
    public long line(Integer field) {
      return number;
    }
  }

  @Test
  void aDateThatStandsWithTwentyResultsIsToldOnceWhereItIsMetFirst() {
    for (int line = 1; line <= 20; line++) {
      assertTrue(remarks.time(new Line(line), 14, "yesterday").isEmpty());
    }
    Finding only = remarks.all().get(0);
    assertEquals(1, remarks.all().size());
    assertEquals("OBX[1]-14", only.field());
    assertEquals(1, only.line());
    assertEquals(Optional.of("yesterday"), only.value());
  }

  @Test
  void anotherValueAnotherConceptOrAnotherRuleIsAnotherCause() {
    remarks.time(new Line(1), 14, "yesterday");
    remarks.time(new Line(2), 14, "tomorrow");
    remarks.time(new Line(3), 19, "yesterday");
    remarks.add(TextFinding.ESCAPE_ODD, new Line(4), 14, "yesterday");
    assertEquals(
        List.of("OBX[1]-14", "OBX[2]-14", "OBX[3]-19", "OBX[4]-14"),
        remarks.all().stream().map(Finding::field).toList());
  }

  @Test
  void whatOnlyItsLineTellsApartIsToldOfEachLine() {
    remarks.add(Finding.of(TextFinding.ESCAPE_ODD).atLine(3));
    remarks.add(Finding.of(TextFinding.ESCAPE_ODD).atLine(5));
    remarks.add(Finding.of(TextFinding.ESCAPE_ODD).atLine(5));
    assertEquals(List.of(3L, 5L), remarks.all().stream().map(Finding::line).toList());
  }

  @Test
  void aHundredCausesAreToldAndTheOthersCounted() {
    for (int cause = 0; cause < 150; cause++) {
      remarks.time(new Line(cause), 14, "day " + cause);
      remarks.time(new Line(cause), 14, "day " + cause);
    }
    remarks.add(TextFinding.ESCAPE_ODD, new Line(1), 5, "");
    List<Finding> told = remarks.warnings();
    assertEquals(FirstFindings.MOST + 2, told.size());
    assertEquals(TextFinding.ESCAPE_ODD, told.get(FirstFindings.MOST).code());
    assertEquals(DeliveryFinding.MORE_WARNINGS, told.get(FirstFindings.MOST + 1).code());
    assertEquals(List.of("TXT-144", "50"), told.get(FirstFindings.MOST + 1).arguments());
  }

  @Test
  void aKeyMayHaveTwoHundredAndFiftyCharacters() {
    remarks.bounded(new Line(1), 3, "x".repeat(Remarks.LONGEST_KEY));
    assertTrue(remarks.all().isEmpty());
    remarks.bounded("x".repeat(Remarks.LONGEST_KEY + 1), "Patient.identifier");
    Finding found = remarks.all().get(0);
    assertEquals(List.of("250"), found.arguments());
    assertEquals("Patient.identifier", found.field());
    assertEquals(7, found.line());
  }
}
