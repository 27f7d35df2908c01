package org.estuaire.identity.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.feed.Feed.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Outcome;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNormaliserTest {

  private final Feed demo = new Feed(Environment.DEMO);
  private final Feed production = new Feed(Environment.PRODUCTION);

  @Test
  void aRowBecomesAQualifiedClaimWithTraitsAsTheyAreKept() throws Exception {
    IdentityStatement statement = demo.accepted(row());
    Claim claim = statement.claim();
    assertThat(statement.key()).isEqualTo("8001");
    assertThat(claim.domain()).isEqualTo("2.999.20.1");
    assertThat(claim.statedAt()).isEqualTo(Instant.parse("2026-03-01T07:00:00Z"));
    assertThat(claim.traits().birthName()).isEqualTo("KERVOAL");
    assertThat(claim.traits().firstGivenName()).isEqualTo("AMELIE");
    assertThat(claim.traits().givenNames()).isEqualTo("AMELIE ROSE");
    assertThat(claim.traits().usedName()).isEqualTo("MARNON");
    assertThat(claim.traits().birthDate()).contains(LocalDate.of(1961, 4, 17));
    assertThat(claim.traits().sex()).isEqualTo(Sex.FEMALE);
    assertThat(claim.ins().orElseThrow().number()).isEqualTo("2610438999012");
    assertThat(claim.ins().orElseThrow().authority()).isEqualTo(Authority.NIR_DEMO);
    assertThat(claim.status()).isEqualTo(IdentityStatus.QUALIFIED);
    assertThat(demo.codes(row())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LINK", "UNLINK"})
  void anEventAboutTwoIdentifiersNeedsBoth(String event) throws Exception {
    assertThat(demo.codes(row("EVENEMENT", event))).containsExactly("IDE-033");
  }

  /** A newborn of whom only the year is known stands under 31 December (RNIV 1). */
  @Test
  void aBirthDateThatWasCompletedLiesAheadByItsYearAlone() throws Exception {
    Map<String, String> newborn = row("DATE_NAISSANCE", "2026-12-31");
    assertThat(demo.codes(newborn)).contains("IDE-013");
    newborn.put("DATE_INCERTAINE", "O");
    assertThat(demo.codes(newborn)).doesNotContain("IDE-013");
  }

  @Test
  void anEventThatNobodyKnowsIsUnreadable() throws Exception {
    var decoded = demo.decode(Feed.file(row("EVENEMENT", "CHIEN")), Feed.GHT).get(0);
    assertThat(((Decoded.Unreadable<?>) decoded).why().get(0).code().code()).isEqualTo("IDE-010");
  }

  @Test
  void aMergeSaysWhichIdentifierSurvives() throws Exception {
    Map<String, String> merge = pair("MERGE", "8002", "");
    var decoded = demo.decode(Feed.file(merge), Feed.GHT).get(0);
    assertThat(((Decoded.Unreadable<?>) decoded).why().get(0).code().code()).isEqualTo("IDE-036");
    IdentityStatement survives = demo.accepted(pair("MERGE", "8002", "SURVIVANT"));
    assertThat(survives.key()).isEqualTo("8002");
    assertThat(survives.other().orElseThrow().value()).isEqualTo("8001");
    IdentityStatement absorbed = demo.accepted(pair("MERGE", "8002", "SOURCE"));
    assertThat(absorbed.key()).isEqualTo("8001");
    assertThat(absorbed.statesAPerson()).isFalse();
  }

  @Test
  void anEventAboutTwoIdentifiersNeedsNoTraits() throws Exception {
    Map<String, String> link = pair("LINK", "T-9", "");
    link.put("AUTRE_DOMAINE", "2.999.20.2");
    for (String trait :
        new String[] {"NOM_NAISSANCE", "PRENOM", "DATE_NAISSANCE", "SEXE", "LIEU_NAISSANCE"}) {
      link.replace(trait, "");
    }
    link.replace("STATUT", "");
    assertThat(demo.codes(link)).isEmpty();
    assertThat(demo.accepted(link).other().orElseThrow().domain()).isEqualTo("2.999.20.2");
  }

  @Test
  void aMergeStaysWithinItsDomainAndNamesTwo() throws Exception {
    Map<String, String> across = pair("MERGE", "8002", "SOURCE");
    across.put("AUTRE_DOMAINE", "2.999.20.2");
    assertThat(demo.codes(across)).containsExactly("IDE-035");
    assertThat(demo.codes(pair("MERGE", "8001", "SOURCE"))).containsExactly("IDE-034");
  }

  @Test
  void anIdentifierThatGivesWayToAnotherIsAbsorbedByIt() throws Exception {
    IdentityStatement changed = demo.accepted(pair("ID_CHANGE", "7001", ""));
    assertThat(changed.key()).isEqualTo("7001");
    assertThat(changed.other().orElseThrow().value()).isEqualTo("8001");
  }

  @Test
  void anInsThatGivesWayToAnotherIsNamedByTheClaim() throws Exception {
    Map<String, String> row = row("EVENEMENT", "ID_CHANGE");
    row.put("ANCIEN_INS", "261043899901299");
    assertThat(demo.accepted(row).claim().formerIns()).contains("2610438999012");
  }

  private static Map<String, String> pair(String event, String other, String role) {
    Map<String, String> row = row("EVENEMENT", event);
    row.put("AUTRE_ID", other);
    row.put("AUTRE_DOMAINE", "");
    row.put("ROLE", role);
    return row;
  }

  @ParameterizedTest
  @CsvSource({
    "SEXE, M, IDE-044",
    "DATE_NAISSANCE, 17/04/1962, IDE-045",
    "DATE_NAISSANCE, 17/05/1961, IDE-046",
    "SEXE, I, IDE-047",
    "NOM_NAISSANCE, ST KERVOAL, IDE-048",
    "NOM_UTILISE, épouse Marnon, IDE-049"
  })
  void whatDoesNotFitTogetherIsFlagged(String column, String value, String code) throws Exception {
    assertThat(demo.codes(row(column, value))).contains(code);
    assertThat(demo.judge(row(column, value))).isInstanceOf(Outcome.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11"})
  void testAuthoritiesAreAcceptedInDemonstrationOnly(String oid) throws Exception {
    assertThat(demo.codes(row("OID_INS", oid))).isEmpty();
    assertThat(production.codes(row("OID_INS", oid))).containsExactly("IDE-022");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9"})
  void productionAuthoritiesAreAcceptedEverywhere(String oid) throws Exception {
    assertThat(production.codes(row("OID_INS", oid))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.250.1.213.1.4.2", "2.999.1"})
  void anOidThatAssignsNoInsIsRejected(String oid) throws Exception {
    assertThat(demo.codes(row("OID_INS", oid))).containsExactly("IDE-021");
  }

  @Test
  void aWrongKeyOfTheInsIsRejected() throws Exception {
    assertThat(demo.codes(row("CLE_INS", "00"))).containsExactly("IDE-020");
    assertThat(demo.codes(row("INS", "26104389990"))).containsExactly("IDE-020");
  }

  @Test
  void aKeyThatASpreadsheetShortenedIsUnderstood() throws Exception {
    String number = "2610438999002";
    for (int i = 2; !InsKey.of(number).startsWith("0"); i++) {
      number = "2610438999" + ("" + (1000 + i)).substring(1);
    }
    String key = InsKey.of(number).substring(1);
    assertThat(demo.codes(row("INS", number, "CLE_INS", key))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROV", "RECUP", "VALI"})
  void theInsOfAnUnqualifiedIdentityIsDroppedWithAWarning(String status) throws Exception {
    assertThat(demo.codes(row("STATUT", status))).containsExactly("IDE-023");
    assertThat(demo.accepted(row("STATUT", status)).claim().ins()).isEmpty();
  }

  @Test
  void qualifiedWithoutInsIsKeptAsValidated() throws Exception {
    assertThat(demo.codes(row("INS", ""))).containsExactly("IDE-024");
    assertThat(demo.accepted(row("INS", "")).claim().status()).isEqualTo(IdentityStatus.VALIDATED);
  }

  @ParameterizedTest
  @CsvSource({
    "PROV, FICT,       ''",
    "PROV, DOUT,       ''",
    "PROV, DOUT|HOMA,  ''",
    "VALI, HOMA,       ''",
    "PROV, FICT|DOUT,  IDE-026",
    "VALI, DOUT,       IDE-027",
    "RECUP, FICT,      IDE-027",
    "PROV, CHIEN,      IDE-025"
  })
  void onlyTheCombinationsOfRnivAreAccepted(String status, String attributes, String code)
      throws Exception {
    assertThat(demo.codes(row("STATUT", status, "ATTRIBUTS", attributes, "INS", "")))
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"38999", "2A004", "2B033", "99352", "99999", "97609"})
  void everyPlaceCodeOfTheRightShapeIsAccepted(String cog) throws Exception {
    assertThat(demo.codes(row("LIEU_NAISSANCE", cog))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3899", "GRENOBLE", "2C004", "389990"})
  void aPlaceWithoutTheShapeOfACodeIsRejected(String cog) throws Exception {
    assertThat(demo.codes(row("LIEU_NAISSANCE", cog))).containsExactly("IDE-012");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID_LOCAL",
        "NOM_NAISSANCE",
        "PRENOM",
        "DATE_NAISSANCE",
        "SEXE",
        "LIEU_NAISSANCE",
        "STATUT"
      })
  void aMandatoryTraitThatIsMissingIsRejected(String column) throws Exception {
    var decoded = demo.decode(Feed.file(row(column, "")), Feed.GHT).get(0);
    assertThat(((Decoded.Unreadable<?>) decoded).why())
        .anySatisfy(finding -> assertThat(finding.field()).isEqualTo(column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01/01/1900", "31/12/9999"})
  void aBirthDateThatStandsForNoneIsToldAsWhatItIs(String date) throws Exception {
    var decoded = demo.decode(Feed.file(row("DATE_NAISSANCE", date)), Feed.GHT).get(0);
    assertThat(((Decoded.Unreadable<?>) decoded).why())
        .extracting(finding -> finding.code().code() + " " + finding.field())
        .containsExactly("CSV-150 DATE_NAISSANCE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D\uDC4D", "...", "2024"})
  void aNameWithoutLetterIsRefusedAndNotTakenForSANSNOM(String name) throws Exception {
    assertThat(demo.codes(row("NOM_NAISSANCE", name))).contains("IDE-151");
  }

  @Test
  void lettersThatFrenchLacksAreKeptAndTold() throws Exception {
    Map<String, String> row = row("NOM_NAISSANCE", "Đặng", "PRENOM", "مريم", "PRENOMS", "مريم");
    assertThat(demo.codes(row)).containsExactly("IDE-150", "IDE-150");
    assertThat(demo.accepted(row).claim().traits().birthName()).isEqualTo("ĐANG");
    assertThat(demo.accepted(row).claim().traits().firstGivenName()).isEqualTo("مريم");
  }

  @Test
  void aPersonWithoutNameIsSANSNOM() throws Exception {
    assertThat(demo.accepted(row("NOM_NAISSANCE", "Sans nom")).claim().traits().birthName())
        .isEqualTo("SANSNOM");
  }

  @Test
  void aListThatDoesNotBeginWithTheFirstGivenNameIsLeftOut() throws Exception {
    assertThat(demo.codes(row("PRENOMS", "Rose Amélie"))).containsExactly("IDE-014");
    assertThat(demo.accepted(row("PRENOMS", "Rose Amélie")).claim().traits().givenNames())
        .isEmpty();
  }

  @Test
  void aUsedNameEqualToTheBirthNameIsNone() throws Exception {
    assertThat(demo.accepted(row("NOM_UTILISE", "KERVOAL")).claim().traits().usedName()).isEmpty();
  }

  @Test
  void datesThatContradictEachOtherAreRejected() throws Exception {
    assertThat(demo.codes(row("DATE_NAISSANCE", "17/04/2026"))).containsExactly("IDE-013");
    assertThat(demo.codes(row("DATE_DECES", "17/04/1950"))).containsExactly("IDE-031");
  }

  @Test
  void anEventFromTheFutureIsRejected() throws Exception {
    assertThat(demo.codes(row("DATE_EVENEMENT", "2030-01-01T00:00:00"))).containsExactly("IDE-011");
  }

  @Test
  void aNirOfAnotherFormIsLeftOut() throws Exception {
    assertThat(demo.codes(row("NIR", "12345"))).containsExactly("IDE-030");
    assertThat(demo.accepted(row("NIR", "1 59 01 38 999 077")).claim().traits().nir())
        .isEqualTo("1590138999077");
  }

  @Test
  void aLocalIdThatLooksLikeAReportIsRejected() throws Exception {
    assertThat(demo.codes(row("ID_LOCAL", "report:12"))).containsExactly("IDE-032");
  }

  @Test
  void allFaultsOfARowAreToldAtOnceUnderTheSendersColumns() throws Exception {
    var outcome =
        (Outcome.Rejected<IdentityStatement>)
            demo.judge(row("LIEU_NAISSANCE", "X", "CLE_INS", "00", "ATTRIBUTS", "FICT|DOUT"));
    assertThat(outcome.key()).isEqualTo("8001");
    assertThat(outcome.why())
        .extracting(finding -> finding.code().code() + " " + finding.field())
        .containsExactly(
            "IDE-012 LIEU_NAISSANCE", "IDE-026 ATTRIBUTS", "IDE-027 STATUT", "IDE-020 INS");
  }

  @ParameterizedTest
  @EnumSource(IdentityFinding.class)
  void everyFindingSpeaksBothLanguagesAndSaysWhatToDo(IdentityFinding finding) {
    assertThat(finding.code()).matches("IDE-[01]\\d\\d");
    for (Language language : Language.values()) {
      assertThat(finding.sentence(language)).endsWith(".");
      assertThat(finding.remedy(language)).endsWith(".");
    }
  }

  @Test
  void aStatementShowsNothingOfThePerson() throws Exception {
    IdentityStatement statement = demo.accepted(row());
    assertThat(statement + " " + statement.stated() + " " + statement.claim())
        .doesNotContainIgnoringCase("kervoal")
        .doesNotContain("26104", "8001");
  }
}
