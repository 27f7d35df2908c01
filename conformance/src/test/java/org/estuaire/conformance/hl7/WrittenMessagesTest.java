package org.estuaire.conformance.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.estuaire.conformance.Unexpected;
import org.estuaire.lab.GeneratedReports;
import org.estuaire.lab.SampleReports;
import org.estuaire.lab.hl7.Hl7OruWriter;
import org.estuaire.lab.model.OutgoingReport;

/** Messages to practices, held against HL7's structures and the French constraints. */
final class WrittenMessagesTest {

  private static final Unexpected UNEXPECTED =
      new Unexpected(new Hl7Rules(), new Hl7OruWriter(), Set.of());

  @Example
  void everyReportOfTheSamplesIsAValidMessage() throws IOException {
    List<OutgoingReport> reports = SampleReports.all();
    assertThat(reports).hasSizeGreaterThan(100);
    Set<String> found = new TreeSet<>();
    for (OutgoingReport report : reports) {
      found.addAll(UNEXPECTED.in(report));
    }
    assertThat(found).isEmpty();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void aReportOfAnyShapeIsAValidMessage(@ForAll("reports") OutgoingReport report)
      throws IOException {
    assertThat(UNEXPECTED.in(report)).isEmpty();
  }

  @Provide
  Arbitrary<OutgoingReport> reports() {
    return GeneratedReports.outgoing();
  }
}
