package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.lab.WithoutPlaces;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;

/** HAPI FHIR, the reference implementation, reads what is written and writes what is read. */
final class HapiAgreementTest {

  private static final FhirContext CONTEXT = FhirContext.forR4();

  private static IParser strict() {
    return CONTEXT.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
  }

  @Property(tries = 60)
  void whatIsWrittenIsValidForTheReferenceImplementationAndMeansTheSameInXml(
      @ForAll("results") List<LabResult> results) {
    LabReport report =
        Fhir.normalised(RoundTripTest.Outgoing.report(Confidentiality.NORMAL, results));
    String json = new String(RoundTripTest.written(report), StandardCharsets.UTF_8);

    Bundle bundle = strict().parseResource(Bundle.class, json);
    String xml = CONTEXT.newXmlParser().encodeResourceToString(bundle);
    String again = strict().encodeResourceToString(bundle);

    assertThat(observations(bundle)).isEqualTo(results.size());
    LabReport read = WithoutPlaces.of(Fhir.report(json));
    assertThat(WithoutPlaces.of(Fhir.report(xml))).isEqualTo(read);
    assertThat(WithoutPlaces.of(Fhir.report(again))).isEqualTo(read);
  }

  private static long observations(Bundle bundle) {
    return bundle.getEntry().stream().filter(e -> e.getResource() instanceof Observation).count();
  }

  @Provide
  Arbitrary<List<LabResult>> results() {
    return new RoundTripTest().results();
  }

  @Example
  void aWholeReportIsReadByTheReferenceImplementation() {
    String json =
        new String(
            RoundTripTest.written(Fhir.normalised(RoundTripTest.Outgoing.whole())),
            StandardCharsets.UTF_8);

    Bundle bundle = strict().parseResource(Bundle.class, json);

    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
    assertThat(bundle.getEntryFirstRep().getResource().fhirType()).isEqualTo("Composition");
    assertThat(observations(bundle)).isEqualTo(4);
  }
}
