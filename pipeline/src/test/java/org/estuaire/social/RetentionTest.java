package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when social data may be kept under a person's name (CASF R232-46). */
class RetentionTest {

  private final CouncilDesk desk = new CouncilDesk("38");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // Granted: from the end of the right, or from a decision that came later.
        "true, 2018-05-31, 2017-07-05, 2024-05-31",
        "true, 2018-05-31, 2019-01-02, 2025-01-02",
        "true, -, 2017-07-05, -",
        "true, 2020-02-29, -, 2026-02-28",
        // Nothing granted: from the day on which nobody can appeal any more.
        "false, -, 2017-07-05, 2023-07-05",
        "false, -, -, -"
      })
  void sixYearsAfterTheEndOfARightOrAfterADecisionBecameFinal(
      String granted, String ended, String decided, String until) throws Exception {
    assertThat(
            desk.query(
                "SELECT social.retention_until(%s, %s, %s)"
                    .formatted(granted, day(ended), day(decided))))
        .containsExactly(String.valueOf(until));
  }

  @Test
  void aDecisionIsFinalTwoMonthsAfterItWasNotifiedOrElseTaken() throws Exception {
    assertThat(
            desk.query(
                "SELECT social.final_on('2017-05-05', '2017-05-12'),"
                    + " social.final_on('2017-12-31', NULL), social.final_on(NULL, NULL)"))
        .containsExactly("2017-07-12 2018-02-28 null");
  }

  @Test
  void allThatWasStatedOfARightIsKeptAsLongAsItsLatestVersionSays() throws Exception {
    receive(row("01/06/2018"), row("01/06/2018").with(Apa.MONTANT_APA_VERSE, "449,00"));
    receive(
        row("01/09/2018")
            .with(Apa.VERSION_PLAN, "2")
            .with(Apa.DATE_DEBUT_PLAN, "01/07/2018")
            .with(Apa.DATE_FIN_DROIT, "31/08/2018")
            .with(Apa.MOTIF_FIN, "04"));
    assertThat(
            desk.query(
                "SELECT kind, count(*), retention_until FROM social.row_retention"
                    + " GROUP BY 1, 3 ORDER BY 1"))
        .containsExactly(
            "dossier 1 2024-08-31", "earlier right 1 2024-08-31", "right 2 2024-08-31");
  }

  @Test
  void aDossierIsKeptAsLongAsOneOfItsRightsAndARefusalCountsFromItsDecision() throws Exception {
    receive(refused("DR-2"));
    assertThat(until("right", "DR-2")).containsExactly("2023-07-05");
    assertThat(until("dossier", "D-1")).containsExactly("2023-07-05");
    receive(row("01/06/2018"));
    assertThat(until("dossier", "D-1")).containsExactly("null");
  }

  @Test
  void aRequestThatARightAnsweredIsKeptAsLongAsItsDossier() throws Exception {
    ApaForm pending = row("01/05/2017").with(Apa.DECISION, "I");
    for (String field :
        List.of(
            Apa.DATE_DECISION,
            Apa.NUM_DROIT,
            Apa.DATE_DEBUT_DROIT,
            Apa.VERSION_PLAN,
            Apa.DATE_DEBUT_PLAN)) {
      pending.with(field, "");
    }
    receive(pending);
    assertThat(until("right", "demande-2017-03-02")).containsExactly("null");
    receive(ended(row("01/06/2018")));
    assertThat(until("earlier right", "demande-2017-03-02")).containsExactly("2024-05-31");
  }

  @Test
  void aPaymentIsKeptAsLongAsItsRight() throws Exception {
    receive(ended(row("01/06/2018")));
    desk.execute(
        "INSERT INTO social.payment (partner, right_key, month, kind, paid, content, stated_on,"
            + " confirmed_on, delivery_id, ordinal) VALUES ('cd-38', 'DR-1', '2018-04-01', 'AH',"
            + " 450, '', '2018-06-01', '2018-06-01', 2, 1)");
    assertThat(until("payment", "DR-1")).containsExactly("2024-05-31");
  }

  @Test
  void whatIsPastItsDayIsCountedByYearAndStays() throws Exception {
    receive(
        ended(row("01/06/2018")),
        refused("DR-2").with(Apa.NUM_DOSSIER, "D-2"),
        row("01/06/2018").with(Apa.NUM_DOSSIER, "D-3").with(Apa.NUM_DROIT, "DR-3"));
    assertThat(counts(LocalDate.of(2024, 5, 31)))
        .containsExactly("PAST 2023 1 1 0 0", "OPEN 0 1 1 0 0", "LATER 0 1 1 0 0");
    assertThat(counts(LocalDate.of(2024, 6, 1)))
        .containsExactly("PAST 2023 1 1 0 0", "PAST 2024 1 1 0 0", "OPEN 0 1 1 0 0");
    assertThat(desk.query("SELECT count(*) FROM social.entitlement")).containsExactly("3");
    try (Connection connection = desk.database().getConnection()) {
      assertThat(Retention.count(connection, "cd-69", LocalDate.of(2030, 1, 1))).isEmpty();
    }
  }

  private List<String> counts(LocalDate day) throws Exception {
    try (Connection connection = desk.database().getConnection()) {
      return Retention.count(connection, "cd-38", day).stream()
          .map(
              line ->
                  line.state()
                      + " "
                      + line.year()
                      + " "
                      + line.dossiers()
                      + " "
                      + line.plans()
                      + " "
                      + line.payments()
                      + " "
                      + line.earlier())
          .toList();
    }
  }

  private List<String> until(String kind, String key) throws Exception {
    return desk.query(
        "SELECT DISTINCT retention_until FROM social.row_retention WHERE kind = '%s' AND '%s' IN (right_key, dossier)"
            .formatted(kind, key));
  }

  private static String day(String day) {
    return day == null ? "NULL::date" : "DATE '" + day + "'";
  }

  private void receive(ApaForm... rows) throws Exception {
    assertThat(desk.receive(ApaForm.file(Arrays.asList(rows))).why()).isEmpty();
  }

  private static ApaForm row(String extraction) {
    return new ApaForm().with(Apa.DATE_EXTRACTION, extraction);
  }

  private static ApaForm ended(ApaForm row) {
    return row.with(Apa.DATE_FIN_DROIT, "31/05/2018").with(Apa.MOTIF_FIN, "05");
  }

  private static ApaForm refused(String right) {
    ApaForm row = row("01/06/2018").with(Apa.NUM_DROIT, right).with(Apa.DECISION, "R");
    for (String field : List.of(Apa.DATE_DEBUT_DROIT, Apa.VERSION_PLAN, Apa.DATE_DEBUT_PLAN)) {
      row.with(field, "");
    }
    return row.with(Apa.MOTIF_REJET, "1");
  }
}
