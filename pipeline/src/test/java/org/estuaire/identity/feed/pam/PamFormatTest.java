package org.estuaire.identity.feed.pam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.feed.pam.Adt.ins;
import static org.estuaire.identity.feed.pam.Adt.ipp;
import static org.estuaire.identity.feed.pam.Adt.message;
import static org.estuaire.identity.feed.pam.Adt.pid;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.estuaire.exchange.Decoded;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PamFormatTest {

  private static final String NUMBER = "2610438999012";
  private static final String INS = NUMBER + InsKey.of(NUMBER);

  @Test
  void aCreationStatesTheWholeIdentity() {
    IdentityStatement created =
        Adt.accepted(message("ADT^A28^ADT_A05", pid(ipp("8001") + "~" + ins(INS), "VALI")));
    assertThat(created.event()).isEqualTo(EventKind.CREATE);
    assertThat(created.key()).isEqualTo("8001");
    assertThat(created.eventAt()).isEqualTo("2026-03-01T07:00:00Z");
    assertThat(created.claim().status()).isEqualTo(IdentityStatus.QUALIFIED);
    assertThat(created.claim().ins().orElseThrow().number()).isEqualTo(NUMBER);
    assertThat(created.claim().traits().givenNames()).isEqualTo("AMELIE ROSE");
    assertThat(created.claim().traits().usedName()).isEqualTo("MARNON");
    assertThat(created.claim().traits().birthPlace()).isEqualTo("38999");
  }

  @ParameterizedTest
  @CsvSource({
    "ADT^A31^ADT_A05, UPDATE, ''",
    "ADT^A08^ADT_A01, UPDATE, PAM-003",
    "ADT^A01^ADT_A01, UPDATE, PAM-002",
    "ADT^A03^ADT_A03, UPDATE, PAM-002",
    "ADT^Z99^ADT_A01, UPDATE, PAM-002",
    "ADT^ADT^A28, CREATE, PAM-005"
  })
  void everyEventThatNamesOnePatientStatesWhoItIs(String type, EventKind kind, String code) {
    String message = message(type, pid(ipp("8001"), "PROV"));
    assertThat(Adt.accepted(message).event()).isEqualTo(kind);
    assertThat(String.join(",", Adt.codes(message))).isEqualTo(code);
  }

  @Test
  void theInsIsKeptOutOfAnIdentityThatIsNotQualified() {
    String message = message("ADT^A28^ADT_A05", pid(ipp("8001") + "~" + ins(INS), "PROV"));
    assertThat(Adt.accepted(message).claim().ins()).isEmpty();
    assertThat(Adt.codes(message)).containsExactly("HL7-042");
  }

  @Test
  void theSurvivorOfAMergeIsInPidAndTheAbsorbedOneInMrg() {
    IdentityStatement merge =
        Adt.accepted(message("ADT^A40^ADT_A39", pid(ipp("8001"), "PROV"), "MRG|" + ipp("8002")));
    assertThat(merge.event()).isEqualTo(EventKind.MERGE);
    assertThat(merge.key()).isEqualTo("8002");
    assertThat(merge.other().orElseThrow().value()).isEqualTo("8001");
    assertThat(merge.statesAPerson()).isFalse();
  }

  @Test
  void aMergeWithoutFormerIdentifierOrWithSeveralIsRefused() {
    String survivor = pid(ipp("8001"), "PROV");
    assertThat(Adt.codes(message("ADT^A40^ADT_A39", survivor))).containsExactly("PAM-007");
    assertThat(
            Adt.codes(
                message(
                    "ADT^A40^ADT_A39",
                    survivor,
                    "MRG|" + ipp("8002"),
                    pid(ipp("8003"), "PROV"),
                    "MRG|" + ipp("8004"))))
        .containsExactly("PAM-008");
    assertThat(Adt.codes(message("ADT^A40^ADT_A39", survivor, "MRG|" + ipp("8001"))))
        .containsExactly("IDE-034");
  }

  @ParameterizedTest
  @CsvSource({"A24, LINK", "A37, UNLINK"})
  void aLinkAndItsEndNameTwoPatients(String event, EventKind kind) {
    String type = "ADT^" + event + "^ADT_" + event;
    IdentityStatement link =
        Adt.accepted(message(type, pid(ipp("8001"), "PROV"), pid(ipp("8002"), "PROV")));
    assertThat(link.event()).isEqualTo(kind);
    assertThat(link.key()).isEqualTo("8001");
    assertThat(link.other().orElseThrow().value()).isEqualTo("8002");
    assertThat(Adt.codes(message(type, pid(ipp("8001"), "PROV")))).containsExactly("PAM-009");
  }

  @Test
  void anInsThatIsTakenAwayLeavesTheIdentityWithoutOne() {
    String removal =
        message(
            "ADT^A47^ADT_A30",
            pid(ipp("8001") + "~\"\"^^^ASIP&1.2.250.1.213.1.4.11&ISO^INS", "PROV"),
            "MRG|" + ins(INS));
    IdentityStatement statement = Adt.accepted(removal);
    assertThat(statement.event()).isEqualTo(EventKind.ID_CHANGE);
    assertThat(statement.statesAPerson()).isTrue();
    assertThat(statement.claim().ins()).isEmpty();
    assertThat(statement.claim().formerIns()).contains(NUMBER);
  }

  @Test
  void anIppThatChangesIsAbsorbedByTheNewOneWithARemark() {
    String change = message("ADT^A47^ADT_A30", pid(ipp("8001"), "PROV"), "MRG|" + ipp("7001"));
    assertThat(Adt.accepted(change).key()).isEqualTo("7001");
    assertThat(Adt.accepted(change).other().orElseThrow().value()).isEqualTo("8001");
    assertThat(Adt.codes(change)).containsExactly("PAM-011");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A44", "A18", "A17"})
  void whatConcernsDossiersOrIsGivenUpIsNotTaken(String event) {
    assertThat(Adt.codes(message("ADT^" + event, pid(ipp("8001"), "PROV"))))
        .containsExactly("PAM-001");
  }

  @Test
  void aPatientWithoutIdentifierIsRefused() {
    assertThat(Adt.codes(message("ADT^A28^ADT_A05", pid("", "PROV")))).contains("PAM-010");
  }

  @Test
  void aLunarBirthDateIsUncertain() {
    String message =
        message(
            "ADT^A28^ADT_A05", pid(ipp("8001"), "PROV").replace("19610417", ""), "ZFD|32^13^1961");
    assertThat(Adt.accepted(message).claim().traits().birthDate())
        .contains(LocalDate.of(1961, 12, 31));
    assertThat(Adt.accepted(message).claim().traits().uncertainBirthDate()).isTrue();
    assertThat(Adt.codes(message)).containsExactly("PAM-012");
  }

  @Test
  void aMissingStrictTraitIsRefusedAndAMissingBirthPlaceIsFlagged() {
    String pid = pid(ipp("8001"), "PROV");
    assertThat(Adt.codes(message("ADT^A28^ADT_A05", pid.replace("19610417", ""))))
        .containsExactly("IDE-040");
    assertThat(Adt.codes(message("ADT^A28^ADT_A05", pid.replace("BDL", "BR"))))
        .containsExactly("IDE-041");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "MSH", "MSH|", "MSH|^~\\&", "ADT|x", "MSH|^~\\&|||||||ADT\rPID\rMRG\rZFD"})
  void brokenMessagesAreAnsweredWithFindings(String content) {
    Adt.read(content.getBytes(StandardCharsets.ISO_8859_1))
        .forEach(decoded -> assertThat(decoded).isInstanceOf(Decoded.Unreadable.class));
  }

  @Test
  void onlyAdtIsRecognised() {
    assertThat(recognises("ADT^A28")).isTrue();
    assertThat(recognises("ORU^R01")).isFalse();
  }

  private static boolean recognises(String type) {
    return Adt.FORMAT.recognises(message(type).getBytes(StandardCharsets.ISO_8859_1), Adt.GHT);
  }
}
