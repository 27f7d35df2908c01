package org.estuaire.conformance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.estuaire.conformance.AcceptedWarnings;
import org.estuaire.conformance.Unexpected;
import org.estuaire.exchange.Letterhead;
import org.estuaire.lab.GeneratedReports;
import org.estuaire.lab.SampleReports;
import org.estuaire.lab.cda.WrittenReports;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.standards.OfficialVerdict;
import org.junit.jupiter.api.Assumptions;

/** Bundles to practices, held against R4, and against FR Core where a folder with it is named. */
final class WrittenBundlesTest {

  private static final FrCoreRules FR_CORE = new FrCoreRules();
  private static final Unexpected OF_R4 =
      new Unexpected(new FhirRules(), new FhirReportWriter(), AcceptedWarnings.OF_FHIR);
  private static final Unexpected OF_FR_CORE =
      new Unexpected(FR_CORE, new FhirReportWriter(), AcceptedWarnings.OF_FHIR);

  @Example
  void everyReportOfTheSamplesIsValidR4() throws IOException {
    assertThat(ofSamples(OF_R4)).isEmpty();
  }

  /** Skipped, with the reason, where no release of FR Core is at hand. */
  @Example
  void everyReportOfTheSamplesIsValidInEachReleaseOfFrCore() throws IOException {
    OfficialVerdict verdict = FR_CORE.judge("{}".getBytes(StandardCharsets.UTF_8));
    if (verdict instanceof OfficialVerdict.NotApplied skipped) {
      Assumptions.abort(skipped.reason());
    }
    assertThat(ofSamples(OF_FR_CORE)).isEmpty();
  }

  @Example
  void aReportWhoseHeaderTheRegistersCompletedIsValid() throws IOException {
    OutgoingReport report =
        WrittenReports.outgoing(WrittenReports.everything(), Letterhead.UNKNOWN)
            .with(WrittenReports.REGISTERS);
    List<String> found = new ArrayList<>(OF_R4.in(report));
    found.addAll(OF_FR_CORE.in(report));
    assertThat(found).isEmpty();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void aReportOfAnyShapeIsValid(@ForAll("reports") OutgoingReport report) throws IOException {
    List<String> found = new ArrayList<>(OF_R4.in(report));
    found.addAll(OF_FR_CORE.in(report));
    assertThat(found).isEmpty();
  }

  @Provide
  Arbitrary<OutgoingReport> reports() {
    return GeneratedReports.outgoing();
  }

  private static Set<String> ofSamples(Unexpected unexpected) throws IOException {
    Set<String> found = new TreeSet<>();
    for (OutgoingReport report : SampleReports.all()) {
      found.addAll(unexpected.in(report));
    }
    return found;
  }
}
