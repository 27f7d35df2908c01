package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.LabSamples.hour;
import static org.estuaire.lab.LabSamples.order;
import static org.estuaire.lab.LabSamples.result;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that replace the whole order: CDA documents, FHIR documents. */
class WholeRenewalTest {

  private static final String CURRENT =
      "SELECT code, status, sent_value FROM lab.result ORDER BY code";
  private static final String VALID =
      "SELECT code, status, sent_value FROM lab.valid_result ORDER BY code";

  private static DataSource database;
  private Connection tx;

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
    tx.rollback();
    tx.close();
  }

  @Test
  void aResultThatTheNewVersionDoesNotNameIsWithdrawn() throws SQLException {
    load(version(1, 0, f("A", "1"), f("B", "2")));
    assertThat(load(version(2, 1, f("A", "1")))).containsExactly(LoadResult.LOADED);
    assertThat(rows(VALID)).containsExactly("A|F|1");
    assertThat(rows(CURRENT)).containsExactly("A|F|1", "B|D|null");
    assertThat(rows("SELECT code, status, sent_value FROM lab.superseded_result"))
        .containsExactly("B|F|2");
  }

  @Test
  void anEmptyVersionWithdrawsEverything() throws SQLException {
    load(version(1, 0, f("A", "1"), f("B", "2")));
    load(version(2, 1));
    assertThat(rows(VALID)).isEmpty();
  }

  @Test
  void anOlderVersionThatArrivesLateBringsNothingBack() throws SQLException {
    load(version(2, 1, f("A", "1")));
    assertThat(load(version(1, 0, f("A", "1"), f("B", "2"))))
        .containsExactly(LoadResult.ALREADY_KNOWN);
    assertThat(rows(CURRENT)).containsExactly("A|F|1", "B|D|null");
  }

  @Test
  void aResultThatComesBackInANewerVersionIsValidAgain() throws SQLException {
    load(version(1, 0, f("A", "1"), f("B", "2")));
    load(version(2, 1, f("A", "1")));
    load(version(3, 2, f("A", "1"), f("B", "3")));
    assertThat(rows(VALID)).containsExactly("A|F|1", "B|F|3");
  }

  @Test
  void theSameVersionAgainChangesNothing() throws SQLException {
    load(version(1, 0, f("A", "1"), f("B", "2")));
    load(version(2, 1, f("A", "1")));
    List<String> before = rows("SELECT r::text FROM lab.result r ORDER BY code");
    assertThat(load(version(2, 1, f("A", "1")))).containsExactly(LoadResult.ALREADY_KNOWN);
    assertThat(rows("SELECT r::text FROM lab.result r ORDER BY code")).isEqualTo(before);
  }

  @Test
  void anOrderWhoseResultsLiveByThemselvesLosesNone() throws SQLException {
    load(LabSamples.filed(1, 1, 7, LabSamples.report(hour(0), order("D1", hour(0), f("A", "1")))));
    load(LabSamples.filed(2, 1, 7, LabSamples.report(hour(1), order("D1", hour(1), f("B", "2")))));
    assertThat(rows(VALID)).containsExactly("A|F|1", "B|F|2");
    assertThat(rows("SELECT * FROM lab.whole_version")).isEmpty();
  }

  @Test
  void everyOrderOfArrivalEndsWithTheNewestVersionAlone() throws SQLException {
    assertSameEnd(
        List.of(
            version(1, 0, f("A", "1"), f("B", "2")),
            version(2, 1, f("A", "1")),
            version(3, 2, f("A", "9"), f("B", "2"), f("C", "3")),
            version(4, 3, f("A", "9"), f("C", "3"))));
  }

  @Test
  void aNewestVersionMayTakeBackAFinalResultAsPreliminary() throws SQLException {
    assertSameEnd(
        List.of(
            version(1, 0, f("A", "1"), f("B", "2")),
            version(2, 1, f("A", "1")),
            version(3, 2, f("A", "1"), result("B", "L", ResultStatus.PRELIMINARY, "5", ""))));
  }

  @Test
  void versionsOfTheSameSecondAreToldApartByTheirIssue() throws SQLException {
    // As the CDA reader gives them: the version number is added to the time of issue.
    assertSameEnd(
        List.of(
            versionOf(1, hour(0), hour(0).plusNanos(1_000), f("A", "1"), f("B", "2")),
            versionOf(2, hour(0), hour(0).plusNanos(2_000), f("A", "2")),
            versionOf(3, hour(0), hour(0).plusNanos(3_000), f("A", "1"), f("C", "1")),
            versionOf(4, hour(0), hour(0).plusNanos(4_000), f("B", "2"), f("A", "1"))));
  }

  /** One after another and in one chunk, in every order; the last of the list is the newest. */
  @SuppressWarnings("unchecked")
  private void assertSameEnd(List<Filed<LabReport>> versions) throws SQLException {
    LabOrder newest = versions.get(versions.size() - 1).record().orders().get(0);
    List<String> expected =
        newest.results().stream()
            .map(r -> r.keyCode() + "|" + r.status().code() + "|" + r.original())
            .sorted()
            .toList();
    for (List<Filed<LabReport>> arrivals : permutations(versions)) {
      for (Filed<LabReport> version : arrivals) {
        load(version);
      }
      assertThat(rows(VALID)).isEqualTo(expected);
      tx.rollback();
      load(arrivals);
      assertThat(rows(VALID)).isEqualTo(expected);
      tx.rollback();
      load(arrivals.get(0), arrivals.get(1));
      load(arrivals.subList(2, arrivals.size()));
      assertThat(rows(VALID)).isEqualTo(expected);
      tx.rollback();
    }
  }

  private static LabResult f(String code, String value) {
    return result(code, "L", ResultStatus.FINAL, value, "");
  }

  private static Filed<LabReport> version(long delivery, int hour, LabResult... results) {
    return versionOf(delivery, hour(hour), hour(hour), results);
  }

  private static Filed<LabReport> versionOf(
      long delivery, Instant versionAt, Instant issuedAt, LabResult... results) {
    LabOrder made = order("D1", versionAt, results);
    LabOrder whole =
        new LabOrder(
            made.number(),
            made.placerNumber(),
            made.code(),
            made.label(),
            made.status(),
            made.versionAt(),
            made.collectedAt(),
            made.receivedAt(),
            made.prescriber(),
            Renewal.WHOLE,
            made.results());
    return LabSamples.filed(delivery, 1, 7, LabSamples.report(issuedAt, whole));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private List<LoadResult> load(Filed<LabReport>... chunk) throws SQLException {
    return load(List.of(chunk));
  }

  private List<LoadResult> load(List<Filed<LabReport>> chunk) throws SQLException {
    return LabSamples.withoutParts(new LabLoader().load(tx, chunk));
  }

  private List<String> rows(String sql) throws SQLException {
    return TestQuery.rows(tx, sql);
  }

  private static <T> List<List<T>> permutations(List<T> elements) {
    List<List<T>> all = new ArrayList<>();
    all.add(List.of());
    for (T element : elements) {
      List<List<T>> longer = new ArrayList<>();
      for (List<T> shorter : all) {
        for (int at = 0; at <= shorter.size(); at++) {
          List<T> made = new ArrayList<>(shorter);
          made.add(at, element);
          longer.add(made);
        }
      }
      all = longer;
    }
    return all;
  }
}
