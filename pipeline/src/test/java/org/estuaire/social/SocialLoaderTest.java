package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.exchange.Loader.LoadResult.ALREADY_KNOWN;
import static org.estuaire.exchange.Loader.LoadResult.LOADED;

import java.util.Arrays;
import java.util.List;
import org.estuaire.exchange.Loader.LoadResult;
import org.junit.jupiter.api.Test;

class SocialLoaderTest {

  private static final String CURRENT =
      "SELECT paid, stated_on, confirmed_on, delivery_id, ordinal FROM social.entitlement";
  private static final String HISTORY =
      "SELECT paid, stated_on, superseded_delivery, superseded_ordinal"
          + " FROM social.entitlement_history ORDER BY stated_on, paid";

  private final CouncilDesk desk = new CouncilDesk("38");

  @Test
  void aLaterExtractionSupersedesAndTheEarlierOneIsKept() throws Exception {
    assertThat(receive(row("01/06/2018", 450))).containsExactly(LOADED);
    assertThat(receive(row("01/07/2018", 440))).containsExactly(LOADED);
    assertThat(desk.query(CURRENT)).containsExactly("440.00 2018-07-01 2018-07-01 2 1");
    assertThat(desk.query(HISTORY)).containsExactly("450.00 2018-06-01 2 1");
  }

  @Test
  void anOlderExtractionThatComesLateNeverOverwritesANewerOne() throws Exception {
    receive(row("01/07/2018", 440));
    assertThat(receive(row("01/06/2018", 450))).containsExactly(LOADED);
    assertThat(receive(row("01/06/2018", 450))).containsExactly(ALREADY_KNOWN);
    assertThat(desk.query(CURRENT)).containsExactly("440.00 2018-07-01 2018-07-01 1 1");
    assertThat(desk.query(HISTORY)).containsExactly("450.00 2018-06-01 1 1");
  }

  @Test
  void anUnchangedRowOfALaterExtractionIsKnownAndConfirmsWhatIsStored() throws Exception {
    receive(row("01/06/2018", 450));
    assertThat(receive(row("01/08/2018", 450))).containsExactly(ALREADY_KNOWN);
    assertThat(desk.query(CURRENT)).containsExactly("450.00 2018-06-01 2018-08-01 1 1");
    assertThat(receive(row("01/07/2018", 440))).containsExactly(LOADED);
    assertThat(desk.query(CURRENT)).containsExactly("450.00 2018-06-01 2018-08-01 1 1");
    assertThat(receive(row("01/08/2018", 450), row("01/06/2018", 450)))
        .containsExactly(ALREADY_KNOWN, ALREADY_KNOWN);
  }

  @Test
  void aCorrectionOfTheSameExtractionReplacesAndTheWrongRowSentAgainDoesNotComeBack()
      throws Exception {
    receive(row("01/06/2018", 450));
    assertThat(receive(row("01/06/2018", 440))).containsExactly(LOADED);
    assertThat(receive(row("01/06/2018", 450))).containsExactly(ALREADY_KNOWN);
    assertThat(desk.query(CURRENT)).containsExactly("440.00 2018-06-01 2018-06-01 2 1");
    assertThat(desk.query(HISTORY)).containsExactly("450.00 2018-06-01 2 1");
  }

  @Test
  void severalStatementsOnOneKeyInOneChunkEndAsIfTheyHadComeOneByOne() throws Exception {
    assertThat(
            receive(
                row("01/07/2018", 440),
                row("01/06/2018", 450),
                row("01/07/2018", 440),
                row("01/08/2018", 455),
                row("01/09/2018", 455)))
        .containsExactly(LOADED, LOADED, ALREADY_KNOWN, LOADED, ALREADY_KNOWN);
    assertThat(desk.query(CURRENT)).containsExactly("455.00 2018-08-01 2018-09-01 1 4");
    assertThat(desk.query(HISTORY))
        .containsExactly("450.00 2018-06-01 1 4", "440.00 2018-07-01 1 4");
  }

  @Test
  void aValueThatComesBackAfterAnotherOneHoldsAgain() throws Exception {
    receive(row("01/06/2018", 450));
    receive(row("01/07/2018", 440));
    assertThat(receive(row("01/08/2018", 450))).containsExactly(LOADED);
    assertThat(desk.query(CURRENT)).containsExactly("450.00 2018-08-01 2018-08-01 3 1");
  }

  @Test
  void versionsOfAPlanAndRightsOfAPersonStandBesideEachOther() throws Exception {
    assertThat(
            receive(
                ended(row("01/06/2018", 450)).with(Apa.DATE_FIN_PLAN, "31/12/2017"),
                ended(row("01/06/2018", 450))
                    .with(Apa.VERSION_PLAN, "2")
                    .with(Apa.DATE_DEBUT_PLAN, "01/01/2018"),
                row("01/06/2018", 450)
                    .with(Apa.NUM_DROIT, "DR-2")
                    .with(Apa.DATE_DEBUT_DROIT, "01/06/2018")))
        .containsExactly(LOADED, LOADED, LOADED);
    assertThat(desk.query("SELECT right_key, plan_version FROM social.apa_right ORDER BY 1"))
        .containsExactly("DR-1 2", "DR-2 1");
  }

  private static ApaForm ended(ApaForm form) {
    return form.with(Apa.DATE_FIN_DROIT, "31/05/2018").with(Apa.MOTIF_FIN, "05");
  }

  @Test
  void ofTwoRightsOrPlansThatShareADayEachIsToldOfTheOther() throws Exception {
    ApaForm first = row("01/06/2018", 450);
    ApaForm second = row("01/06/2018", 450).with(Apa.NUM_DROIT, "DR-2");
    ApaForm plan = row("01/06/2018", 450).with(Apa.NUM_DROIT, "DR-2").with(Apa.VERSION_PLAN, "2");
    assertThat(told(first, second)).containsExactly("SOC-028 DR-2", "SOC-028 DR-1");
    assertThat(told(plan)).containsExactlyInAnyOrder("SOC-028 DR-1", "SOC-029 ");
    assertThat(told(plan)).isEmpty();
    assertThat(
            desk.query(
                "SELECT right_key, plan_version, other_right, other_version FROM social.overlap"
                    + " ORDER BY 1, 2, 3, 4"))
        .containsExactly(
            "DR-1 1 DR-2 2", "DR-2 1 DR-1 1", "DR-2 1 DR-2 2", "DR-2 2 DR-1 1", "DR-2 2 DR-2 1");
  }

  @Test
  void aRightAtHomeMayEndOnTheDayOfEntryIntoAnEstablishment() throws Exception {
    ApaForm entered = row("01/06/2018", 450).with(Apa.NUM_DROIT, "DR-2").with(Apa.TYPE_APA, "E");
    assertThat(
            told(ended(row("01/06/2018", 450)), entered.with(Apa.DATE_DEBUT_DROIT, "31/05/2018")))
        .isEmpty();
    assertThat(told(entered.with(Apa.DATE_DEBUT_DROIT, "30/05/2018")))
        .containsExactly("SOC-028 DR-1");
  }

  @Test
  void aCouncilIsNotToldOfARightThatAnotherCouncilGranted() throws Exception {
    receive(row("01/06/2018", 450));
    desk.execute("INSERT INTO exchange.partner VALUES ('cd-69', 'x', 'x')");
    for (String table : List.of("dossier", "entitlement")) {
      desk.execute(
          "INSERT INTO social.%s SELECT (jsonb_populate_record(t, '{\"partner\": \"cd-69\"}')).* FROM social.%s t"
              .formatted(table, table));
    }
    assertThat(told(row("01/07/2018", 440))).isEmpty();
    assertThat(desk.query("SELECT DISTINCT other_partner FROM social.overlap ORDER BY 1"))
        .containsExactly("cd-38", "cd-69");
  }

  @Test
  void thatAFigureIsNotKnownIsToldOncePerDelivery() throws Exception {
    assertThat(told(planFrom("01/07/2027", "A"), planFrom("02/08/2028", "B")))
        .containsExactly("SOC-037 [2027-01-01, MTP]");
    assertThat(told(planFrom("31/01/2016", "C"))).containsExactly("SOC-041 [2016-03-01]");
  }

  private static ApaForm planFrom(String day, String dossier) {
    return row("01/06/2029", 450).with(Apa.NUM_DOSSIER, dossier).with(Apa.DATE_DEBUT_PLAN, day);
  }

  private List<String> told(ApaForm... rows) throws Exception {
    return receive(rows).stream()
        .flatMap(result -> result.findings().stream())
        .map(
            finding ->
                finding.code().code()
                    + " "
                    + finding
                        .value()
                        .orElse(
                            finding.code() == SocialFinding.PLANS_OVERLAP
                                ? ""
                                : finding.arguments().toString()))
        .toList();
  }

  @Test
  void aRequestIsSupersededByTheRightThatAnswersIt() throws Exception {
    ApaForm pending = row("01/05/2017", 450);
    for (String field :
        List.of(Apa.DATE_DECISION, Apa.NUM_DROIT, Apa.DATE_DEBUT_DROIT, Apa.VERSION_PLAN)) {
      pending.with(field, "");
    }
    pending.with(Apa.DECISION, "I").with(Apa.DATE_DEBUT_PLAN, "");
    assertThat(receive(pending)).containsExactly(LOADED);
    assertThat(receive(row("01/06/2018", 450))).containsExactly(LOADED);
    assertThat(receive(pending)).containsExactly(ALREADY_KNOWN);
    assertThat(desk.query("SELECT right_key FROM social.entitlement")).containsExactly("DR-1");
    assertThat(desk.query("SELECT right_key FROM social.entitlement_history"))
        .containsExactly("demande-2017-03-02");
  }

  @Test
  void whatIsStoredIsRecognisedByEveryVersionOfTheProgram() throws Exception {
    receive(row("01/06/2018", 450));
    assertThat(desk.query("SELECT encode(content, 'hex') FROM social.entitlement"))
        .containsExactly("cef08ea2c40370ff5793a073b5c851668be87cbf9e0fd174b2a93411cc38ab12");
  }

  @Test
  void anEmptyChunkLoadsNothing() throws Exception {
    assertThat(desk.load(List.of())).isEmpty();
  }

  private List<LoadResult> receive(ApaForm... rows) throws Exception {
    return desk.receive(ApaForm.file(Arrays.asList(rows))).loaded();
  }

  private static ApaForm row(String extraction, int paid) {
    return new ApaForm()
        .with(Apa.DATE_EXTRACTION, extraction)
        .with(Apa.MONTANT_APA_VERSE, paid + ",00")
        .with(Apa.MONTANT_PLAN_ACCEPTE, (paid + 50) + ",00");
  }
}
