package org.estuaire.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.estuaire.exchange.Letterhead;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.cda.GeneratedResults;
import org.estuaire.lab.cda.WrittenReports;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.standards.OfficialRemark;

/** What practices get as CDA conforms to what ANS publishes, whatever is in it. */
@AddLifecycleHook(WrittenDocumentsTest.WhereRulesAre.class)
class WrittenDocumentsTest {

  /** ANS's files may not be copied here: where nobody names a folder with them, it is said. */
  static final class WhereRulesAre implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return AnsFolder.named().isPresent()
          ? SkipResult.doNotSkip()
          : SkipResult.skip("-D" + AnsFolder.PROPERTY + " names no folder of ANS's rules");
    }

    @Override
    public PropagationMode propagateTo() {
      return PropagationMode.ALL_DESCENDANTS;
    }
  }

  private static final CdaWriter WRITER = new CdaWriter();

  private static List<OfficialRemark> errors(OutgoingReport report) {
    byte[] document = WrittenReports.written(WRITER, report);
    return CdaOfficialRulesTest.remarks(CdaOfficialRulesTest.rules(), document).stream()
        .filter(OfficialRemark::error)
        .toList();
  }

  private static String words(List<OfficialRemark> errors) {
    return String.join("\n", errors.stream().map(e -> e.place() + " " + e.text()).toList());
  }

  @Example
  void aReportWithOneOfEverythingConforms() {
    List<OfficialRemark> errors =
        errors(WrittenReports.outgoing(WrittenReports.everything(), WrittenReports.LETTERHEAD));
    assertThat(words(errors)).isEmpty();
  }

  @Example
  void aReportWithoutTimesPrescriberSexAndBirthPlaceConforms() {
    LabReport report = WrittenReports.normalised(WrittenReports.hardlyAnything());
    List<OfficialRemark> errors =
        errors(WrittenReports.outgoing(report, WrittenReports.LETTERHEAD));
    assertThat(words(errors)).isEmpty();
  }

  @Example
  void aReportOfOneDocumentConforms() {
    LabResult letter =
        WrittenReports.everything().orders().get(0).results().stream()
            .filter(result -> result.value() instanceof ResultValue.Document)
            .findFirst()
            .orElseThrow();
    LabReport report = WrittenReports.normalised(WrittenReports.report(List.of(letter)));
    List<OfficialRemark> errors =
        errors(WrittenReports.outgoing(report, WrittenReports.LETTERHEAD));
    assertThat(words(errors)).isEmpty();
  }

  @Example
  void aReportWhoseHeaderTheRegistersCompletedConforms() {
    List<OfficialRemark> errors =
        errors(
            WrittenReports.outgoing(WrittenReports.everything(), WrittenReports.LETTERHEAD)
                .with(WrittenReports.REGISTERS));
    assertThat(words(errors)).isEmpty();
  }

  /** CI-SIS wants the RPPS of the responsible biologist, and allows no word for not knowing it. */
  @Example
  void aLaboratoryOfWhichNothingIsKnownLacksItsBiologistOnly() {
    List<OfficialRemark> errors =
        errors(WrittenReports.outgoing(WrittenReports.everything(), Letterhead.UNKNOWN));
    assertThat(errors).hasSize(1).allMatch(error -> error.place().endsWith("responsibleParty[1]"));
  }

  @Property(tries = 40)
  void reportsOfManyShapesConform(@ForAll("results") List<LabResult> results) {
    LabReport report =
        WrittenReports.normalised(WrittenReports.report(GeneratedResults.distinct(results)));
    assertThat(words(errors(WrittenReports.outgoing(report, WrittenReports.LETTERHEAD)))).isEmpty();
  }

  @Provide
  Arbitrary<List<LabResult>> results() {
    return GeneratedResults.any();
  }
}
