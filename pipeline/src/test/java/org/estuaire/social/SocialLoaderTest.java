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
                row("01/06/2018", 450),
                row("01/06/2018", 450).with(Apa.VERSION_PLAN, "2"),
                row("01/06/2018", 450).with(Apa.NUM_DROIT, "DR-2")))
        .containsExactly(LOADED, LOADED, LOADED);
    assertThat(desk.query("SELECT right_key, plan_version FROM social.apa_right ORDER BY 1"))
        .containsExactly("DR-1 2", "DR-2 1");
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
