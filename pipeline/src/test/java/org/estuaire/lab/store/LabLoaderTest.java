package org.estuaire.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.exchange.Loader.LoadResult.ALREADY_KNOWN;
import static org.estuaire.exchange.Loader.LoadResult.LOADED;
import static org.estuaire.lab.LabSamples.filed;
import static org.estuaire.lab.LabSamples.hour;
import static org.estuaire.lab.LabSamples.order;
import static org.estuaire.lab.LabSamples.previous;
import static org.estuaire.lab.LabSamples.report;
import static org.estuaire.lab.LabSamples.result;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Outcome;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabLoaderTest {

  private static final long PERSON = 7;
  private static final long OTHER_PERSON = 8;

  private final LabLoader loader = new LabLoader();
  private static DataSource database;
  private Connection tx;

  /** One for all: every test rolls back. */
  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @BeforeEach
  void open() throws SQLException {
    tx = database.getConnection();
    tx.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    assertThat(
            rows(
                "SELECT r.code FROM lab.result r LEFT JOIN lab.report p ON p.id = r.report_id"
                    + " AND p.source_identity_id = r.source_identity_id WHERE p.id IS NULL"))
        .as("results without a report of the same person")
        .isEmpty();
    tx.rollback();
    tx.close();
  }

  @Test
  void aResultIsFiledWithItsSourceAndItsComparableValue() throws SQLException {
    assertThat(load(filed(3, 2, PERSON, glucose(ResultStatus.FINAL, "0.91", 0))))
        .containsExactly(LOADED);
    assertThat(
            row(
                "SELECT r.delivery_id, r.ordinal, r.source_identity_id, r.status, r.code,"
                    + " r.sent_value, r.sent_unit, r.loinc, r.value, r.ucum, r.collected_at,"
                    + " p.partner, p.sender, p.order_number"
                    + " FROM lab.result r JOIN lab.report p ON p.id = r.report_id"))
        .isEqualTo(
            "3|2|7|F|2345-7|0.91|g/L|14749-6|5.05|mmol/L|2026-03-02 07:30:00+00"
                + "|labo-rive-gauche|LABO|RIVE|D1");
  }

  @Test
  void theSameDeliveryAgainChangesNothing() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    String before = everything();
    assertThat(load(filed(2, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0))))
        .containsExactly(ALREADY_KNOWN);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aRepeatedMessageWithANewDateLeavesNoHistory() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    assertThat(load(filed(2, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 5))))
        .containsExactly(ALREADY_KNOWN);
    assertThat(row("SELECT count(*) FROM lab.superseded_result")).isEqualTo("0");
    // … and a version between the two dates is older than what the laboratory says last.
    load(filed(3, 1, PERSON, glucose(ResultStatus.CORRECTED, "1.91", 3)));
    assertThat(row("SELECT sent_value FROM lab.result")).isEqualTo("0.91");
  }

  @Test
  void aCorrectionSupersedesAndTheOldValueStaysInTheHistory() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    load(filed(2, 4, PERSON, glucose(ResultStatus.CORRECTED, "1.91", 1)));
    assertThat(row("SELECT status, sent_value, delivery_id FROM lab.result")).isEqualTo("C|1.91|2");
    assertThat(
            row(
                "SELECT status, sent_value, delivery_id, superseded_by_delivery_id,"
                    + " superseded_by_ordinal FROM lab.superseded_result"))
        .isEqualTo("F|0.91|1|2|4");
  }

  @Test
  void aLaterPreliminaryResultDoesNotReplaceAFinalOne() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    assertThat(load(filed(2, 1, PERSON, glucose(ResultStatus.PRELIMINARY, "1.91", 1))))
        .containsExactly(ALREADY_KNOWN);
    assertThat(row("SELECT status, sent_value FROM lab.result")).isEqualTo("F|0.91");
    assertThat(row("SELECT status, sent_value FROM lab.superseded_result")).isEqualTo("P|1.91");
  }

  @Test
  void anOlderVersionThatArrivesLateGoesStraightToTheHistory() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.CORRECTED, "1.91", 1)));
    assertThat(load(filed(2, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0))))
        .containsExactly(ALREADY_KNOWN);
    assertThat(row("SELECT status, sent_value FROM lab.result")).isEqualTo("C|1.91");
    assertThat(row("SELECT status, superseded_by_delivery_id FROM lab.superseded_result"))
        .isEqualTo("F|1");
  }

  @Test
  void aDeletionCountsWhateverValueItRepeats() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    assertThat(load(filed(2, 1, PERSON, glucose(ResultStatus.DELETED, "0.91", 1))))
        .containsExactly(LOADED);
    assertThat(row("SELECT status, sent_value, value, kind FROM lab.result"))
        .isEqualTo("D|null|null|absent");
    assertThat(row("SELECT count(*) FROM lab.valid_result")).isEqualTo("0");
  }

  @Test
  void aDeletionActsOnTheSameSubIdentifierOnly() throws SQLException {
    LabResult first = glucoseResult(ResultStatus.FINAL, "0.91");
    LabResult second = LabSamples.withSubId(glucoseResult(ResultStatus.FINAL, "1.40"), "T60");
    load(filed(1, 1, PERSON, report(hour(0), order("D1", hour(0), first, second))));
    load(
        filed(
            2,
            1,
            PERSON,
            report(
                hour(1),
                order(
                    "D1",
                    hour(1),
                    LabSamples.withSubId(glucoseResult(ResultStatus.DELETED, ""), "T60")))));
    assertThat(row("SELECT sent_value FROM lab.valid_result")).isEqualTo("0.91");
  }

  @Test
  void aDeletionOfNothingKnownKeepsAnOlderResultAway() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.DELETED, "", 1)));
    load(filed(2, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    assertThat(row("SELECT count(*) FROM lab.valid_result")).isEqualTo("0");
  }

  @Test
  void aDeletionWithoutAnyDateFindsItsResult() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    LabOrder undated =
        LabSamples.collected(
            order("D1", hour(40), glucoseResult(ResultStatus.DELETED, "")), Optional.empty());
    load(filed(2, 1, PERSON, report(hour(40), undated)));
    assertThat(row("SELECT status, collected_at FROM lab.result"))
        .isEqualTo("D|2026-03-02 07:30:00+00");
  }

  @Test
  void aCorrectionOfTheCollectionDateMovesTheRowToItsMonth() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    LabOrder earlier =
        LabSamples.collected(
            order("D1", hour(1), made(glucoseResult(ResultStatus.CORRECTED, "0.91"))),
            Optional.of(Instant.parse("2026-02-02T07:30:00Z")));
    load(filed(2, 1, PERSON, report(hour(1), earlier)));
    assertThat(row("SELECT tableoid::regclass::text FROM lab.result"))
        .isEqualTo("lab.result_2026_02");
  }

  @Test
  void aWithdrawalForOnePersonLeavesTheOtherPersonsResultAlone() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)));
    load(filed(2, 1, OTHER_PERSON, glucose(ResultStatus.FINAL, "0.91", 1)));
    assertThat(row("SELECT source_identities FROM lab.order_under_several_identities"))
        .isEqualTo("{7,8}");
    load(filed(3, 1, PERSON, glucose(ResultStatus.WRONG, "", 2)));
    assertThat(row("SELECT source_identity_id FROM lab.valid_result")).isEqualTo("8");
    assertThat(rows("SELECT * FROM lab.order_under_several_identities")).isEmpty();
  }

  @Test
  void aConfirmationWithoutValuesMakesThePreliminaryOneFinal() throws SQLException {
    load(filed(1, 1, PERSON, glucose(ResultStatus.PRELIMINARY, "0.91", 0)));
    assertThat(load(filed(2, 1, PERSON, glucose(ResultStatus.FINAL_WITHOUT_VALUE, "", 1))))
        .containsExactly(LOADED);
    assertThat(row("SELECT status, confirmed, sent_value, value, delivery_id FROM lab.result"))
        .isEqualTo("F|t|0.91|5.05|2");
    assertThat(load(filed(3, 1, PERSON, glucose(ResultStatus.PRELIMINARY, "0.91", 0))))
        .containsExactly(ALREADY_KNOWN);
    assertThat(row("SELECT status, confirmed FROM lab.result")).isEqualTo("F|t");
  }

  @Test
  void previousResultsAndOrderDetailsNeverBecomeRows() throws SQLException {
    LabReport report =
        report(
            hour(0),
            order(
                "D1",
                hour(0),
                previous(glucoseResult(ResultStatus.FINAL, "0.80")),
                result("ORDRE", "L", ResultStatus.ORDER_DETAIL, "1", ""),
                result("RIEN", "L", ResultStatus.NOT_ASKED, "", "")));
    assertThat(load(filed(1, 1, PERSON, report))).containsExactly(LOADED);
    assertThat(row("SELECT count(*) FROM lab.result")).isEqualTo("0");
    assertThat(load(filed(2, 1, PERSON, report))).containsExactly(ALREADY_KNOWN);
  }

  @Test
  void severalVersionsInOneChunkAreTakenInTheOrderOfTheirStatedTimes() throws SQLException {
    assertThat(
            load(
                filed(1, 1, PERSON, glucose(ResultStatus.CORRECTED, "1.91", 2)),
                filed(2, 1, PERSON, glucose(ResultStatus.PRELIMINARY, "0.90", 0)),
                filed(3, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 1)),
                filed(4, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 1))))
        .containsExactly(LOADED, ALREADY_KNOWN, ALREADY_KNOWN, ALREADY_KNOWN);
    assertThat(row("SELECT status, sent_value FROM lab.result")).isEqualTo("C|1.91");
    assertThat(row("SELECT count(*) FROM lab.superseded_result")).isEqualTo("2");
  }

  @Test
  void whereStatedTimesTieTheOrderOfArrivalDecides() throws SQLException {
    load(
        filed(1, 1, PERSON, glucose(ResultStatus.FINAL, "0.91", 0)),
        filed(1, 2, PERSON, glucose(ResultStatus.FINAL, "0.95", 0)));
    assertThat(row("SELECT sent_value FROM lab.result")).isEqualTo("0.95");
  }

  @Test
  void everyOrderOfArrivalEndsWithTheNewestVersion() throws SQLException {
    List<LabReport> versions =
        List.of(
            glucose(ResultStatus.PRELIMINARY, "0.90", 0),
            glucose(ResultStatus.FINAL, "0.91", 1),
            glucose(ResultStatus.CORRECTED, "1.91", 2),
            glucose(ResultStatus.DELETED, "1.91", 3));
    for (List<Integer> arrivals : permutations(4)) {
      int newest = 0;
      int arrived = 0;
      for (int index : arrivals) {
        load(filed(index + 1, 1, PERSON, versions.get(index)));
        newest = Math.max(newest, index);
        arrived++;
        assertThat(row("SELECT delivery_id FROM lab.result")).isEqualTo("" + (newest + 1));
        assertThat(row("SELECT count(*) FROM lab.superseded_result")).isEqualTo("" + (arrived - 1));
      }
      tx.rollback();
    }
  }

  @Test
  void twoDeliveriesEndTheSameInAnyOrder() throws SQLException {
    Filed<LabReport> first =
        filed(
            1,
            1,
            PERSON,
            report(
                hour(0),
                order(
                    "D1",
                    hour(0),
                    made(glucoseResult(ResultStatus.FINAL, "0.91")),
                    made(LabSamples.loinc("2823-3", "4.1", "mmol/L")))));
    Filed<LabReport> second =
        filed(
            2,
            1,
            PERSON,
            report(
                hour(1),
                order(
                    "D1",
                    hour(1),
                    made(glucoseResult(ResultStatus.CORRECTED, "0.93")),
                    made(LabSamples.loinc("2951-2", "140", "mmol/L")))));
    String current = "SELECT code, status, sent_value, delivery_id FROM lab.result ORDER BY code";
    load(first);
    load(second);
    List<String> inOrder = rows(current);
    tx.rollback();
    load(second);
    load(first);
    assertThat(rows(current)).isEqualTo(inOrder).hasSize(3);
  }

  @Test
  void anyTextOfASenderComesBackAsItWas() throws SQLException {
    String text = "tab\t, retour\r\n, \\N, \\., 'apostrophe', é 😀";
    LabResult sent =
        LabSamples.with(
            result("2345-7\\", "LN", ResultStatus.FINAL, "", ""), new ResultValue.Text(text));
    LabReport report = report(hour(0), order("D'1\t", hour(0), made(sent)));
    load(filed(1, 1, PERSON, report));
    assertThat(row("SELECT value_text FROM lab.result")).isEqualTo(text);
    assertThat(load(filed(2, 1, PERSON, report))).containsExactly(ALREADY_KNOWN);
  }

  @Test
  void twoLoadsOfOneOrderAtOnceMakeOneResult() throws Exception {
    DataSource shared = TestDatabase.create();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<LoadResult>> loads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int delivery = i + 1;
        loads.add(
            threads.submit(
                () -> {
                  try (Connection own = shared.getConnection()) {
                    own.setAutoCommit(false);
                    start.await();
                    LoadResult made =
                        loader
                            .load(
                                own,
                                List.of(
                                    filed(
                                        delivery,
                                        1,
                                        PERSON,
                                        glucose(ResultStatus.FINAL, "0.91", 0))))
                            .get(0);
                    own.commit();
                    return made;
                  }
                }));
      }
      start.countDown();
      List<LoadResult> results = new ArrayList<>();
      for (Future<LoadResult> load : loads) {
        results.add(load.get().changed() ? LOADED : ALREADY_KNOWN);
      }
      assertThat(results).containsOnlyOnce(LOADED);
      try (Connection own = shared.getConnection();
          ResultSet count = own.createStatement().executeQuery("SELECT count(*) FROM lab.result")) {
        count.next();
        assertThat(count.getInt(1)).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anOddDateIsFiledApartUntilItsMonthIsPrepared() throws SQLException {
    Instant longAgo = Instant.parse("1998-05-05T08:00:00Z");
    LabOrder order =
        LabSamples.collected(
            order("D1", hour(0), made(glucoseResult(ResultStatus.FINAL, "0.91"))),
            Optional.of(longAgo));
    load(filed(1, 1, PERSON, report(hour(0), order)));
    String where = "SELECT tableoid::regclass::text FROM lab.result";
    assertThat(row(where)).isEqualTo("lab.result_other");
    assertThat(row("SELECT lab.prepare_months('1998-05-01', '1998-05-31')")).isEqualTo("1");
    assertThat(row(where)).isEqualTo("lab.result_1998_05");
    assertThat(row("SELECT lab.prepare_months('1998-05-01', '1998-05-31')")).isEqualTo("0");
  }

  @Test
  void theMonthsToComeArePreparedApartFromLoading() throws SQLException {
    LocalDate today = LocalDate.of(2028, 3, 15);
    assertThat(LabMonths.prepare(tx, today)).isEqualTo(6);
    assertThat(LabMonths.prepare(tx, today)).isZero();
  }

  @Test
  void nothingOfAResultIsPrintedByItsParts() {
    LabReport report = glucose(ResultStatus.FINAL, "0.91", 0);
    LabOrder order = report.orders().get(0);
    ResultContent content = ResultContent.of(order, order.results().get(0));
    Stamp stamp = new Stamp(hour(0), hour(0), 1, 1);
    ResultVersion version = new ResultVersion(ResultStatus.FINAL, false, stamp, content, "");
    assertThat("" + report + order + content + content.comparable() + version)
        .doesNotContain("0.91", "5.05");
  }

  private static LabResult glucoseResult(ResultStatus status, String value) {
    return result("2345-7", "LN", status, value, "g/L");
  }

  private static LabReport glucose(ResultStatus status, String value, int hour) {
    return report(hour(hour), order("D1", hour(hour), made(glucoseResult(status, value))));
  }

  private static LabResult made(LabResult result) {
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report(result));
    return ((Outcome.Accepted<LabReport>) outcome).record().orders().get(0).results().get(0);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private List<LoadResult> load(Filed<LabReport>... chunk) throws SQLException {
    return LabSamples.withoutParts(loader.load(tx, List.of(chunk)));
  }

  private String everything() throws SQLException {
    return rows("SELECT r::text FROM lab.result r") + "" + rows("SELECT r::text FROM lab.report r");
  }

  private String row(String sql) throws SQLException {
    List<String> rows = rows(sql);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private List<String> rows(String sql) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute("SET LOCAL timezone = 'UTC'");
    }
    return TestQuery.rows(tx, sql);
  }

  private static List<List<Integer>> permutations(int size) {
    List<List<Integer>> all = new ArrayList<>();
    all.add(List.of());
    for (int element = 0; element < size; element++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> shorter : all) {
        for (int at = 0; at <= shorter.size(); at++) {
          List<Integer> made = new ArrayList<>(shorter);
          made.add(at, element);
          longer.add(made);
        }
      }
      all = longer;
    }
    return all;
  }
}
