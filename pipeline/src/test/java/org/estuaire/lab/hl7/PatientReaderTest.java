package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PID in the French profile. */
final class PatientReaderTest {

  private static final String DEMO = "ASIP&1.2.250.1.213.1.4.11&ISO";
  private static final String NIR = "ASIP&1.2.250.1.213.1.4.8&ISO";
  private static final String NIA = "ASIP&1.2.250.1.213.1.4.9&ISO";
  private static final String LOCAL = "L000123^^^LABO&2.999.10.1&ISO^PI";

  @Test
  void aQualifiedIdentityKeepsItsInsAndAllTraits() {
    Claim claim = Oru.report(Oru.message(Oru.obx("NM", "5"))).claim();

    assertThat(claim.domain()).isEqualTo("2.999.10.1");
    assertThat(claim.localId()).isEqualTo("L000123");
    assertThat(claim.ins()).contains(new InsMatricule("1850838999001", Authority.NIR_DEMO));
    assertThat(claim.status()).isEqualTo(IdentityStatus.QUALIFIED);
    assertThat(claim.attributes()).isEmpty();
    assertThat(claim.statedAt()).isEqualTo(Instant.parse("2026-11-20T21:15:00Z"));
    assertThat(claim.traits())
        .isEqualTo(
            Traits.UNKNOWN
                .withStrict(
                    "ESSAI", "CAMILLE", Optional.of(LocalDate.of(1985, 8, 12)), Sex.MALE, "38999")
                .withGivenNames("CAMILLE MARIE")
                .withUsed("EXEMPLE", "CAMILLE")
                .withContact("12 rue du Test", "38999", "38999", "0400000000"));
  }

  @Test
  void anInsWithoutValidationIsDroppedAndTheMessageKept() {
    Decoded<LabReport> decoded = Oru.decode(identity(Oru.INS + "^^^" + DEMO + "^INS", "PROV"));

    assertThat(Oru.report(decoded).claim().ins()).isEmpty();
    assertThat(Oru.report(decoded).claim().status()).isEqualTo(IdentityStatus.PROVISIONAL);
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.INS_NOT_QUALIFIED);
  }

  @Test
  void aWrongKeyDropsTheInsAndLeavesTheIdentityValidated() {
    Decoded<LabReport> decoded = Oru.decode(identity("185083899900144^^^" + DEMO + "^INS", "VALI"));

    assertThat(Oru.report(decoded).claim().ins()).isEmpty();
    assertThat(Oru.report(decoded).claim().status()).isEqualTo(IdentityStatus.VALIDATED);
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.INS_KEY_WRONG);
  }

  @Test
  void aTestAuthorityNeverReachesProduction() {
    String message = identity(Oru.INS + "^^^" + DEMO + "^INS", "VALI");

    Decoded<LabReport> decoded = Oru.decode(Environment.PRODUCTION, message);

    assertThat(Oru.report(decoded).claim().ins()).isEmpty();
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.INS_OF_TEST);
    assertThat(Oru.report(Oru.decode(Environment.DEMO, message)).claim().ins()).isPresent();
  }

  @Test
  void theBillingNumberUnderTheSameAuthorityIsNoIns() {
    Claim claim = Oru.report(identity(Oru.INS + "^^^" + NIR + "^NH", "VALI")).claim();

    assertThat(claim.ins()).isEmpty();
    assertThat(claim.traits().nir()).isEqualTo("1850838999001");
    assertThat(claim.status()).isEqualTo(IdentityStatus.VALIDATED);
  }

  @Test
  void aBillingNumberWithAWrongKeyIsNotTaken() {
    Decoded<LabReport> decoded = Oru.decode(identity("185083899900199^^^" + NIR + "^NH", "VALI"));

    assertThat(Oru.report(decoded).claim().traits().nir()).isEmpty();
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.NIR_KEY_WRONG);
  }

  @Test
  void theNirPrevailsOverTheWaitingNumber() {
    String both = Oru.INS + "^^^" + NIA + "^INS~" + Oru.INS + "^^^" + NIR + "^INS";

    assertThat(Oru.report(identity(both, "VALI")).claim().ins())
        .contains(new InsMatricule("1850838999001", Authority.NIR));
  }

  @Test
  void twoDifferentInsContradictEachOtherAndNoneIsTaken() {
    String two = Oru.INS + "^^^" + NIR + "^INS~260058815400233^^^" + NIR + "^INS";

    Decoded<LabReport> decoded = Oru.decode(identity(two, "VALI"));

    assertThat(Oru.report(decoded).claim().ins()).isEmpty();
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.INS_SEVERAL);
  }

  @Test
  void anUnknownAuthorityOfTheInsIsAWarning() {
    Decoded<LabReport> decoded = Oru.decode(identity(Oru.INS + "^^^X&1.2.3&ISO^INS", "VALI"));

    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.INS_AUTHORITY_UNKNOWN);
  }

  @Test
  void aDoubtfulIdentityIsProvisionalWhateverElseIsSaid() {
    Decoded<LabReport> decoded =
        Oru.decode(identity(Oru.INS + "^^^" + DEMO + "^INS", "VALI~DOUT~HOMA"));

    Claim claim = Oru.report(decoded).claim();
    assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
    assertThat(claim.ins()).isEmpty();
    assertThat(claim.attributes()).containsExactlyInAnyOrder("DOUT", "HOMA");
    assertThat(Oru.codes(decoded))
        .containsExactly(Hl7Finding.STATUS_CONTRADICTION, Hl7Finding.INS_NOT_QUALIFIED);
  }

  @ParameterizedTest
  @CsvSource({
    "RECUP, RETRIEVED",
    "PROV, PROVISIONAL",
    "VIDE, PROVISIONAL",
    "VALI, VALIDATED",
    "'', PROVISIONAL"
  })
  void theReliabilityCodeGivesTheStatus(String code, IdentityStatus status) {
    assertThat(Oru.report(identity("", code)).claim().status()).isEqualTo(status);
  }

  @Test
  void aReportWithoutLocalIdentifierIsAPersonOfItsOwn() {
    Decoded<LabReport> decoded =
        Oru.decode(identity(Oru.INS + "^^^" + NIR + "^INS", "VALI").replace("~" + LOCAL, ""));

    assertThat(Oru.report(decoded).claim().localId()).isEqualTo("report:F77");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.NO_LOCAL_IDENTIFIER);
  }

  @ParameterizedTest
  @CsvSource({
    "'A1^^^HOPITAL&1.2.3&ISO^PI~L9^^^LABO&2.999.10.1&ISO^PI', L9",
    "'L9^^^2.999.10.1', L9",
    "'X^^^Z&1.9&ISO^MR~L8^^^^PI', L8",
    "'L7', L7",
    "'L6^^^LABO&2.999.10.1&ISO^MR', L6"
  })
  void theIdentifierOfThePartnersOwnDomainIsPreferred(String identifiers, String localId) {
    String message = identity("", "").replace(LOCAL, identifiers);

    assertThat(Oru.report(message).claim().localId()).isEqualTo(localId);
  }

  @Test
  void anIdentifierOfAnotherDomainIsKeptApart() {
    Decoded<LabReport> decoded =
        Oru.decode(identity("", "").replace(LOCAL, "L000123^^^CH&2.999.77&ISO^PI"));

    assertThat(Oru.report(decoded).claim().localId()).isEqualTo("L000123@2.999.77");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.FOREIGN_DOMAIN);
  }

  @Test
  void namesWithoutTypeAreBirthNames() {
    Traits traits = person("|DURAND^LEA|").claim().traits();

    assertThat(traits.birthName()).isEqualTo("DURAND");
    assertThat(traits.firstGivenName()).isEqualTo("LEA");
    assertThat(traits.usedName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MAX-PATRICK, MAX PATRICK LUC, MAX PATRICK LUC",
    "MAX, MAX PATRICK, MAX PATRICK",
    "MAX, PATRICK, MAX PATRICK",
    "MAX, MAXIME, MAX MAXIME",
    "ÉLISE, ELISE ANNE, ELISE ANNE"
  })
  void theListOfGivenNamesBeginsWithTheFirst(String first, String list, String expected) {
    Traits traits = person("|DURAND^" + first + "^" + list + "^^^^L|").claim().traits();

    assertThat(traits.givenNames()).isEqualTo(expected);
  }

  @Test
  void aUsedNameThatIsClearedIsEmpty() {
    Traits traits = person("|DURAND^LEA^LEA^^^^L~\"\"^LEA^^^^^D|").claim().traits();

    assertThat(traits.usedName()).isEmpty();
    assertThat(traits.usedGivenName()).isEqualTo("LEA");
  }

  @ParameterizedTest
  @CsvSource({
    "19850812, 1985-08-12, false",
    "198508121430, 1985-08-12, false",
    "198508, 1985-08-01, true",
    "1985, 1985-12-31, true",
    "19850800, 1985-08-01, true",
    "19850000, 1985-12-31, true",
    "19850012, 1985-01-12, true"
  })
  void anIncompleteBirthDateIsCompletedByTheNationalRule(
      String sent, LocalDate expected, boolean uncertain) {
    Traits traits = born(sent).claim().traits();

    assertThat(traits.birthDate()).contains(expected);
    assertThat(traits.uncertainBirthDate()).isEqualTo(uncertain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"19851345", "19850231", "12/08/1985", "00000000", "hier"})
  void anImpossibleBirthDateIsAWarning(String sent) {
    Decoded<LabReport> decoded = Oru.decode(bornMessage(sent));

    assertThat(Oru.report(decoded).claim().traits().birthDate()).isEmpty();
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.DATE_UNREADABLE);
  }

  @Test
  void aDateThatTheSenderInterpretedIsUncertain() {
    LabReport report = Oru.report(Oru.message("ZFD||||Y"));

    assertThat(report.claim().traits().uncertainBirthDate()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "M, MALE, 0",
    "F, FEMALE, 0",
    "U, UNKNOWN, 1",
    "'', UNKNOWN, 1",
    "f, FEMALE, 0",
    "O, UNKNOWN, 2",
    "I, UNKNOWN, 2"
  })
  void anyOtherSexThanMaleAndFemaleIsUnknownAndBearsNoIns(String code, Sex sex, int warnings) {
    Decoded<LabReport> decoded =
        Oru.decode(Oru.message().replace("|19850812|M|", "|19850812|" + code + "|"));

    assertThat(Oru.report(decoded).claim().traits().sex()).isEqualTo(sex);
    assertThat(Oru.codes(decoded)).hasSize(warnings);
    assertThat(Oru.report(decoded).claim().ins().isPresent()).isEqualTo(sex != Sex.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "'^^^^^^BDL^^38999', 38999",
    "'^^VILLE^38999^^FRA^BDL', 38999",
    "'^^VILLE^38^38999^FRA^BDL', ''",
    "'^^^^^^BDL^^2A004', 2A004",
    "'^^^^^^BDL^^99352', 99352"
  })
  void theBirthPlaceIsACommuneCodeWhereverTheVendorPutsIt(String address, String place) {
    String message = Oru.message().replace("^^^^^^BDL^^38999", address);

    assertThat(Oru.report(message).claim().traits().birthPlace()).isEqualTo(place);
  }

  @Test
  void aMessageAboutNobodyOrAboutSeveralIsUnreadable() {
    String without = String.join("\r", Oru.MSH, Oru.OBR, Oru.obx("NM", "5"));
    String other = Oru.PID.replace("L000123", "L000124");
    String two = String.join("\r", Oru.MSH, Oru.PID, Oru.OBR, other, Oru.OBR);

    assertThat(Oru.codes(Oru.decode(without))).containsExactly(Hl7Finding.NO_PATIENT);
    assertThat(Oru.codes(Oru.decode(two))).contains(Hl7Finding.SEVERAL_PATIENTS);
    assertThat(Oru.isReadable(Oru.decode(two))).isFalse();
  }

  @Test
  void aPersonMayBeNamedAgainBeforeEveryOrder() {
    String again = String.join("\r", Oru.MSH, Oru.PID, Oru.OBR, Oru.PID, Oru.OBR);

    assertThat(Oru.report(again).orders()).hasSize(2);
  }

  @Test
  void anIdentifierThatNoIndexHoldsIsRefused() {
    String message = identity("", "").replace("L000123", "L".repeat(3_000));

    assertThat(Oru.codes(Oru.decode(message))).containsExactly(Hl7Finding.IDENTIFIER_TOO_LONG);
  }

  private static String identity(String identifier, String reliability) {
    return Oru.message()
        .replace(Oru.INS + "^^^" + DEMO + "^INS", identifier)
        .replace("VALI", reliability);
  }

  private static LabReport person(String name) {
    return Oru.report(
        Oru.message().replace("|ESSAI^CAMILLE^CAMILLE MARIE^^^^L~EXEMPLE^CAMILLE^^^^^D|", name));
  }

  private static LabReport born(String date) {
    return Oru.report(bornMessage(date));
  }

  private static String bornMessage(String date) {
    return Oru.message().replace("19850812", date);
  }
}
