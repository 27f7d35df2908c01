package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.hprim.medecins.Dossiers.GLUCOSE;
import static org.estuaire.lab.hprim.medecins.Dossiers.HEADER;
import static org.estuaire.lab.hprim.medecins.Dossiers.codes;
import static org.estuaire.lab.hprim.medecins.Dossiers.file;
import static org.estuaire.lab.hprim.medecins.Dossiers.one;
import static org.estuaire.lab.hprim.medecins.Dossiers.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.lab.hprim.medecins.Header.Correspondent;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The twelve lines of the header and what senders make of them (trap list T2). */
final class HeaderTest {

  @Test
  void theHeaderSaysWhoWhatAndWhen() {
    LabReport report = report(file(GLUCOSE));
    LabOrder order = report.orders().get(0);

    assertThat(report.sender()).isEqualTo("LABTEST");
    assertThat(report.messageId()).isEqualTo("D260302-17");
    assertThat(order.number()).isEqualTo("D260302-17");
    assertThat(order.prescriber()).isEqualTo("PRAT01");
    assertThat(order.collectedAt()).contains(Instant.parse("2026-03-01T23:00:00Z"));
    assertThat(report.issuedAt()).isEqualTo("2026-03-01T23:00:00Z");
  }

  @Test
  void theHeaderIsAProvisionalClaimWithoutSexAndNeverAnIns() {
    Claim claim = report(file(GLUCOSE)).claim();
    Traits traits = claim.traits();

    assertThat(claim.domain()).isEqualTo("2.999.10.2");
    assertThat(claim.localId()).isEqualTo("L000123");
    assertThat(claim.ins()).isEmpty();
    assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
    assertThat(traits.birthName()).isEqualTo("ESSAI");
    assertThat(traits.firstGivenName()).isEqualTo("CAMILLE");
    assertThat(traits.birthDate()).contains(LocalDate.of(1985, 8, 12));
    assertThat(traits.sex()).isEqualTo(Sex.UNKNOWN);
    assertThat(traits.nir()).isEqualTo("1850838999001");
    assertThat(traits.address()).isEqualTo("12 rue du Test");
    assertThat(traits.postcode()).isEqualTo("38999");
  }

  @ParameterizedTest
  @CsvSource({
    "'1850838999001 30', 1850838999001",
    "185083899900130, 1850838999001",
    "'1850838999001 31', ''",
    "'0000000000000 00', ''",
    "1850838999001, ''",
    "., ''"
  })
  void aBillingNumberCountsOnlyWithItsKey(String sent, String nir) {
    LabReport report = report(file(GLUCOSE).replace("1850838999001 30", sent));
    assertThat(report.claim().traits().nir()).isEqualTo(nir);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", " \n"})
  void aThirteenthLineMayFollow(String line) {
    assertThat(report(HEADER + line + "****LAB****\n" + GLUCOSE + "\n" + Dossiers.END).orders())
        .hasSize(1);
  }

  @Test
  void aLoneFullStopStandsForEmpty() {
    Decoded<LabReport> decoded =
        one(file(GLUCOSE).replace("L000123", ".").replace("12 rue du Test", "."));

    assertThat(report(decoded).claim().localId()).isEqualTo("report:D260302-17");
    assertThat(report(decoded).claim().traits().address()).isEmpty();
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.NO_PATIENT_CODE);
  }

  @Test
  void aFirstLineOfFixedColumnsIsNoPatientCode() {
    String columns =
        "%-40s%-40s%-40s%-160s9".formatted("SOLTEST", "PRAT01", "MODELE BASILE", "0999");
    Decoded<LabReport> decoded = one(file(GLUCOSE).replace("L000123", columns));

    assertThat(report(decoded).claim().localId()).isEqualTo("report:D260302-17");
    assertThat(report(decoded).claim().traits().birthName()).isEqualTo("ESSAI");
    assertThat(report(decoded).sender()).isEqualTo("LABTEST");
    Decoded<LabReport> unsigned =
        one(
            file(GLUCOSE)
                .replace("L000123", columns)
                .replace("LABTEST    LABORATOIRE DU TEST", "."));
    assertThat(report(unsigned).sender()).isEqualTo("SOLTEST");
  }

  @Test
  void theNumberOfTheDossierOnLineOneIsNoPatientCode() {
    Decoded<LabReport> decoded = one(file(GLUCOSE).replace("L000123", "D260302-17"));
    assertThat(report(decoded).claim().localId()).isEqualTo("report:D260302-17");
  }

  @ParameterizedTest
  @CsvSource({
    "'LABTEST    LABO DU TEST', LABTEST, LABO DU TEST",
    "'         C LabFictif', C, LabFictif",
    "'10999000018 DOCTEUR MODELE', 10999000018, DOCTEUR MODELE",
    "'ABC LABO', ABC, LABO",
    "'AB LABORAT OIRE', AB, LABORAT OIRE",
    "'ABC', ABC, ''",
    "'', '', ''"
  })
  void aCorrespondentIsCutByColumnElseAtTheFirstBlank(String line, String code, String name) {
    assertThat(Correspondent.of(line)).isEqualTo(new Correspondent(code, name));
  }

  @ParameterizedTest
  @CsvSource({
    "12/08/1985, 1985-08-12, false",
    "1985-08-12, 1985-08-12, false",
    "12/08/85, 1985-08-12, true",
    "12/08/25, 2025-08-12, true",
    "12/08/26, 1926-08-12, true",
    "1/2/1985, 1985-02-01, false"
  })
  void birthDatesComeInThreeForms(String text, LocalDate date, boolean uncertain) {
    Traits traits = report(file(GLUCOSE).replace("12/08/1985", text)).claim().traits();
    assertThat(traits.birthDate()).contains(date);
    assertThat(traits.uncertainBirthDate()).isEqualTo(uncertain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "00/00/1985", "31/02/1985"})
  void anImpossibleOrMissingBirthDateIsIgnoredAndTold(String text) {
    Decoded<LabReport> decoded = one(file(GLUCOSE).replace("12/08/1985", text));
    assertThat(report(decoded).claim().traits().birthDate()).isEmpty();
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.NO_BIRTH_DATE);
  }

  @Test
  void aBirthAfterTheExaminationIsSaidToLieAhead() {
    Decoded<LabReport> decoded = one(file(GLUCOSE).replace("12/08/1985", "12/08/2085"));
    assertThat(report(decoded).claim().traits().birthDate()).isEmpty();
    assertThat(codes(decoded)).containsExactly(IdentityFinding.PERSON_DATE_AHEAD);
  }

  @Test
  void anAddressLineTooFewShiftsTheRestButNotTheNames() {
    Decoded<LabReport> decoded =
        one(file(GLUCOSE).replace("12 rue du Test\n\n", "12 rue du Test\n"));
    assertThat(report(decoded).claim().localId()).isEqualTo("L000123");
    assertThat(report(decoded).claim().traits().birthName()).isEqualTo("ESSAI");
    assertThat(report(decoded).orders().get(0).number()).isEqualTo("D260302-17");
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.HEADER_SHIFTED);
  }

  @Test
  void anAddressLineTooManyShiftsTheRestButNotTheNames() {
    Decoded<LabReport> decoded =
        one(file(GLUCOSE).replace("12 rue du Test\n", "12 rue du Test\nBât. B\n"));
    assertThat(report(decoded).claim().traits().birthName()).isEqualTo("ESSAI");
    assertThat(report(decoded).sender()).isEqualTo("LABTEST");
    Finding shifted = Dossiers.findings(decoded).get(0);
    assertThat(shifted.code()).isEqualTo(MedecinsFinding.HEADER_SHIFTED);
    assertThat(shifted.arguments()).containsExactly("8");
    assertThat(shifted.line()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ESSAI\n", "CAMILLE\n"})
  void aHeaderThatLacksANameIsRefusedWhateverTheStreetIsCalled(String name) {
    for (String street : List.of("12 rue du Test", "Rue du Test")) {
      String header = file(GLUCOSE).replace(name, "").replace("12 rue du Test", street);
      assertThat(codes(one(header))).containsExactly(MedecinsFinding.NAMES_UNSURE);
    }
  }

  @Test
  void aTitleWithANumberBeforeTheHeaderIsNoPatientCode() {
    assertThat(codes(one("RESULTATS 2026\n" + file(GLUCOSE))))
        .containsExactly(MedecinsFinding.NAMES_UNSURE);
  }

  @Test
  void aMissingPatientCodeShiftsTheNamesToo() {
    Decoded<LabReport> decoded = one(file(GLUCOSE).replace("L000123\n", ""));
    assertThat(report(decoded).claim().traits().birthName()).isEqualTo("ESSAI");
    assertThat(report(decoded).claim().traits().firstGivenName()).isEqualTo("CAMILLE");
    assertThat(codes(decoded))
        .containsExactly(MedecinsFinding.HEADER_SHIFTED, MedecinsFinding.NO_PATIENT_CODE);
  }

  @Test
  void aTitleBeforeTheHeaderShiftsTheNamesToo() {
    Decoded<LabReport> decoded = one("RESULTATS\n" + file(GLUCOSE));
    assertThat(report(decoded).claim().traits().birthName()).isEqualTo("ESSAI");
    assertThat(report(decoded).claim().localId()).isEqualTo("L000123");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7, 9, 10, 11})
  void aCutHeaderIsRefusedWithTheNumberOfItsLines(int lines) {
    String cut = String.join("\n", HEADER.lines().limit(lines).toList()) + "\n";
    Decoded<LabReport> decoded = one(cut + "****LAB****\n" + GLUCOSE + "\n" + Dossiers.END);
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.HEADER_CUT);
    assertThat(Dossiers.findings(decoded).get(0).arguments())
        .containsExactly(Integer.toString(lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"****LAB****\n", "", "TEX|Note\n"})
  void aFragmentWithoutAHeaderIsRefused(String start) {
    Decoded<LabReport> decoded = one(start + GLUCOSE + "\n****FIN****\n");
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.NO_HEADER);
  }

  @Test
  void aHeaderWithoutItsDatesIsRefused() {
    Decoded<LabReport> decoded =
        one(file(GLUCOSE).replace("12/08/1985", "inconnue").replace("02/03/2026", "hier"));
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.HEADER_UNREADABLE);
  }

  @Test
  void aDossierNeedsItsNumberAndItsDate() {
    assertThat(codes(one(file(GLUCOSE).replace("D260302-17", "."))))
        .containsExactly(MedecinsFinding.NO_DOSSIER_NUMBER);
    Decoded<LabReport> undated = one(file(GLUCOSE).replace("02/03/2026", "30/02/2026"));
    assertThat(codes(undated)).containsExactly(MedecinsFinding.NO_EXAM_DATE);
    assertThat(((Decoded.Unreadable<LabReport>) undated).key()).isEqualTo("D260302-17");
    assertThat(Dossiers.findings(undated).get(0).line()).isEqualTo(10);
  }

  @Test
  void aNumberMayBeRightAligned() {
    assertThat(report(file(GLUCOSE).replace("D260302-17", "      D17")).orders().get(0).number())
        .isEqualTo("D17");
  }

  @Test
  void aFieldBeyondReasonIsRefused() {
    assertThat(codes(one(file(GLUCOSE).replace("ESSAI", "E".repeat(300)))))
        .containsExactly(MedecinsFinding.FIELD_TOO_LONG);
  }
}
