package org.estuaire.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.TextFinding;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

/** A finding of the rules names what it speaks of as the format of its sender does. */
class PlacesTest {

  private static final Map<LabFormats, String> UNIT =
      Map.of(
          LabFormats.HL7, "OBX[1]-6",
          LabFormats.SANTE, "OBX[1]-7",
          LabFormats.MEDECINS, "RES-6",
          LabFormats.CDA, "observation[1]/value/@unit",
          LabFormats.FHIR, "Observation.valueQuantity.unit");

  private static final Map<LabFormats, String> NAME =
      Map.of(
          LabFormats.HL7, "PID-5",
          LabFormats.SANTE, "P-6",
          LabFormats.MEDECINS, "L2",
          LabFormats.CDA, "recordTarget/patientRole/patient/name",
          LabFormats.FHIR, "Patient.name");

  private static List<Finding> findings(LabFormats format, LabReport written) {
    return findings(format, format.write(RoundTripTest.outgoing(written)));
  }

  private static List<Finding> findings(LabFormats format, byte[] bytes) {
    Decoded<LabReport> decoded = format.decoded(bytes, LabFormats.LABORATORY).get(0);
    LabReport read = ((Decoded.Readable<LabReport>) decoded).record();
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(read);
    return outcome instanceof Outcome.Accepted<LabReport> accepted
        ? accepted.warnings()
        : ((Outcome.Rejected<LabReport>) outcome).why();
  }

  @Test
  void aUnitThatNobodyKnowsIsNamedByItsFieldLineCodeAndLabelInEveryFormat() {
    LabReport report =
        LabFormats.normalised(LabSamples.report(LabSamples.loinc("2345-7", "0.91", "bolees/l")));
    for (LabFormats format : LabFormats.values()) {
      Finding told =
          findings(format, report).stream()
              .filter(finding -> finding.code() == LabFinding.UNKNOWN_UNIT)
              .findFirst()
              .orElseThrow(() -> new AssertionError(format.label()));
      assertThat(told.field()).as(format.label()).endsWith(UNIT.get(format));
      assertThat(told.line()).as(format.label()).isPositive();
      assertThat(told.value().orElseThrow())
          .as(format.label())
          .startsWith("bolees/l")
          .contains("2345-7 Examen");
    }
  }

  @Test
  void aNameThatLostALetterIsNamedByItsFieldAndLineInEveryFormat() {
    LabReport report =
        LabFormats.normalised(LabSamples.report(LabSamples.loinc("2345-7", "0.91", "g/L")));
    LabReport named =
        report.withClaim(
            report
                .claim()
                .withTraits(
                    Traits.UNKNOWN.withStrict(
                        "KERVOAL", "AMELIE", Optional.empty(), Sex.FEMALE, "")));
    for (LabFormats format : LabFormats.values()) {
      byte[] written = format.write(RoundTripTest.outgoing(named));
      byte[] damaged =
          new String(written, ISO_8859_1).replace("KERVOAL", "KERV?AL").getBytes(ISO_8859_1);
      Finding told =
          findings(format, damaged).stream()
              .filter(finding -> finding.code() == TextFinding.NAME_DAMAGED)
              .findFirst()
              .orElseThrow(() -> new AssertionError(format.label()));
      assertThat(told.field()).as(format.label()).isEqualTo(NAME.get(format));
      assertThat(told.line()).as(format.label()).isPositive();
    }
  }
}
