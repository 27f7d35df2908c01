package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Outcome;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.person.Claim;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;

/** A document is filed with the person whom it names, whatever format carries it. */
class DocumentsOfOthersTest {

  private static final Claim ALICE =
      LabSamples.claim()
          .withTraits(
              LabSamples.claim()
                  .traits()
                  .withStrict(
                      "NOYER", "ALICE", Optional.of(LocalDate.of(1960, 1, 1)), Sex.FEMALE, "")
                  .withUsed("CHÊNE", ""));

  private static List<FindingCode> refusals(
      Claim claim, String id, String family, String given, String born) {
    String document =
        "<ClinicalDocument xmlns='urn:hl7-org:v3'><confidentialityCode code='N'/>"
            + "<recordTarget><patientRole>"
            + id
            + "<patient><name><family>"
            + family
            + "</family><given>"
            + given
            + "</given></name><birthTime value='"
            + born
            + "'/></patient><providerOrganization><id root='2.999.10.1' extension='ORG'/>"
            + "<name>LABO</name></providerOrganization></patientRole></recordTarget>"
            + "</ClinicalDocument>";
    ResultValue value =
        new ResultValue.Document(
            "text/xml", "", DocumentContent.of(document.getBytes(StandardCharsets.UTF_8)));
    LabReport report =
        LabSamples.report(LabSamples.with(LabSamples.loinc("11502-2", "", ""), value))
            .withClaim(claim);
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report);
    return outcome instanceof Outcome.Rejected<LabReport> rejected
        ? rejected.why().stream().map(Finding::code).toList()
        : List.of();
  }

  private static String own(String extension) {
    return "<id root='2.999.10.1' extension='" + extension + "'/>";
  }

  @Test
  void aDocumentUnderAnotherIdentifierIsRefusedWhateverItsNames() {
    assertThat(refusals(ALICE, own("P2"), "NOYER", "ALICE", "19600101"))
        .containsExactly(LabFinding.DOCUMENT_OF_ANOTHER);
  }

  @Test
  void theSameIdentifierOfAnotherNameAndBirthIsAnotherPerson() {
    assertThat(refusals(ALICE, own("P1"), "SAULE", "MARC", "19500202"))
        .containsExactly(LabFinding.DOCUMENT_OF_ANOTHER);
  }

  @Test
  void aSlipInOneTraitBesideTheSameIdentifierIsTheSamePerson() {
    assertThat(refusals(ALICE, own("P1"), "NOYER", "Alice", "19600110")).isEmpty();
    assertThat(refusals(ALICE, own("P1"), "NOYÉ", "Alice", "19600101")).isEmpty();
  }

  @Test
  void withoutASharedIdentifierNamesAndBirthMustAgree() {
    String foreign = "<id root='2.999.66' extension='P1'/>";
    assertThat(refusals(ALICE, foreign, "Chene", "Alice", "19600101")).isEmpty();
    assertThat(refusals(ALICE, foreign, "NOYER", "ALICE", "1960")).isEmpty();
    assertThat(refusals(ALICE, foreign, "NOYER", "ALICE", "19610101"))
        .containsExactly(LabFinding.DOCUMENT_OF_ANOTHER);
    assertThat(refusals(ALICE, "", "NOYER", "MARC", "19600101"))
        .containsExactly(LabFinding.DOCUMENT_OF_ANOTHER);
  }

  @Test
  void aDocumentThatNamesNobodyContradictsNothing() {
    assertThat(refusals(ALICE, "", "", "", "")).isEmpty();
    assertThat(refusals(LabSamples.claim(), "", "NOYER", "ALICE", "19600101")).isEmpty();
  }
}
