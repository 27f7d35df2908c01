package org.estuaire.person.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.trust.PersonInEveryFormat.Stated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One stated person has one trust, whatever the format that states it. */
class TrustInEveryFormatTest {

  /** Fictitious number of commune 38 999; its key is right. */
  private static final String INS = "185083899900130";

  private static final String NIR = "1.2.250.1.213.1.4.8";
  private static final String OF_0445 = "fr-core-cs-v2-0445";

  /**
   * What is stated and what must be concluded. A row of a CSV may be refused instead where a clerk
   * has to mend it.
   */
  private record Case(
      String name, Stated stated, IdentityStatus status, boolean withIns, boolean csvRefuses) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(
      String status, String attribute, String ins, IdentityStatus answer, boolean withIns) {
    return new Case(
        (status + " " + attribute + " " + ins.length()).strip(),
        new Stated(OF_0445, status, attribute, ins, NIR),
        answer,
        withIns,
        false);
  }

  private static Case refusedByCsv(Case each) {
    return new Case(each.name, each.stated, each.status, each.withIns, true);
  }

  private static Stream<Case> cases() {
    return Stream.of(
        of("VALI", "", INS, IdentityStatus.QUALIFIED, true),
        of("QUAL", "", INS, IdentityStatus.QUALIFIED, true),
        of("VALI", "HOMA", INS, IdentityStatus.QUALIFIED, true),
        of("VALI", "", "", IdentityStatus.VALIDATED, false),
        of("QUAL", "", "", IdentityStatus.VALIDATED, false),
        of("PROV", "", INS, IdentityStatus.PROVISIONAL, false),
        of("RECUP", "", INS, IdentityStatus.RETRIEVED, false),
        of("PROV", "DOUT", "", IdentityStatus.PROVISIONAL, false),
        of("PROV", "USUR", INS, IdentityStatus.PROVISIONAL, false),
        refusedByCsv(of("VALI", "USUR", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("VALI", "ANOM", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("VALI", "CACH", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("VALI", "DOUT", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("VALI", "FICT", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("VALI", "PROV", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("VALI", "CHIEN", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("OUI", "", INS, IdentityStatus.PROVISIONAL, false)),
        refusedByCsv(of("VALI", "", "1850838999001", IdentityStatus.VALIDATED, false)),
        refusedByCsv(of("VALI", "", "185083899900131", IdentityStatus.VALIDATED, false)),
        refusedByCsv(
            new Case(
                "test authority",
                new Stated(OF_0445, "VALI", "", INS, "1.2.250.1.213.1.4.10"),
                IdentityStatus.PROVISIONAL,
                false,
                true)));
  }

  private static Stream<Arguments> casesInEveryFormat() {
    return cases()
        .flatMap(each -> Stream.of(PersonInEveryFormat.values()).map(in -> Arguments.of(each, in)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("casesInEveryFormat")
  void oneStatedPersonHasOneTrust(Case each, PersonInEveryFormat format) {
    Optional<Claim> claim = format.read(each.stated);
    if (format == PersonInEveryFormat.CSV && each.csvRefuses) {
      assertThat(claim).isEmpty();
    } else if (format.statesTrust()) {
      assertThat(claim.orElseThrow().status()).isEqualTo(each.status);
      assertThat(claim.get().ins().isPresent()).isEqualTo(each.withIns);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aFormatWithoutPlaceForAStatusIsTrustedForTheInsAlone(Case each) {
    boolean right = each.stated.ins().equals(INS) && each.stated.oid().equals(NIR);
    Claim document = PersonInEveryFormat.CDA.read(each.stated).orElseThrow();
    assertThat(document.ins().isPresent()).isEqualTo(right);
    assertThat(document.status())
        .isEqualTo(right ? IdentityStatus.QUALIFIED : IdentityStatus.PROVISIONAL);
    for (PersonInEveryFormat hprim :
        List.of(PersonInEveryFormat.HPRIM_SANTE, PersonInEveryFormat.HPRIM_MEDECINS)) {
      Claim claim = hprim.read(each.stated).orElseThrow();
      assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
      assertThat(claim.ins()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fr-core-cs-v2-0445, VALI, QUALIFIED",
    "fr-core-cs-fiabilite-identite, VALI, QUALIFIED",
    "fr-core-cs-identity-status, VALI, VALIDATED",
    "'', VALI, VALIDATED",
    "another-table, VALI, VALIDATED",
    "fr-core-cs-identity-status, QUAL, QUALIFIED",
    "'', QUAL, QUALIFIED",
    "fr-core-cs-identity-status, RECUP, RETRIEVED",
    "fr-core-cs-identity-status, PROV, PROVISIONAL",
    "fr-core-cs-identity-status, AUTRE, PROVISIONAL"
  })
  void inFhirTheCodeSystemTellsWhatACodeMeans(String system, String code, IdentityStatus status) {
    Stated stated = new Stated(system, code, "", INS, NIR);
    for (PersonInEveryFormat format :
        List.of(PersonInEveryFormat.FHIR_LAB, PersonInEveryFormat.FHIR_PATIENT)) {
      Claim claim = format.read(stated).orElseThrow();
      assertThat(claim.status()).as("%s", format).isEqualTo(status);
      assertThat(claim.ins().isPresent())
          .as("%s", format)
          .isEqualTo(status == IdentityStatus.QUALIFIED);
    }
  }

  @ParameterizedTest
  @CsvSource({"FHIR_LAB", "FHIR_PATIENT", "HL7", "PAM", "CSV"})
  void attributesAreKeptInEveryFormat(PersonInEveryFormat format) {
    Stated stated = new Stated("fr-core-cs-identity-status", "PROV", "USUR", "", NIR);
    assertThat(format.read(stated).orElseThrow().attributes()).isEqualTo(Set.of("USUR"));
  }
}
