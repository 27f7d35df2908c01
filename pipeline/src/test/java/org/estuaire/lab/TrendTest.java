package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.LabSamples.ANALYTES;
import static org.estuaire.lab.LabSamples.collected;
import static org.estuaire.lab.LabSamples.hour;
import static org.estuaire.lab.LabSamples.order;
import static org.estuaire.lab.LabSamples.report;
import static org.estuaire.lab.LabSamples.result;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Place;
import org.estuaire.identity.registry.PersonFinder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.lab.trend.ComparableAnalyte;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.lab.trend.TrendPoint.Mark;
import org.estuaire.lab.trend.TrendReader;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrendTest {

  private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final ComparableAnalyte GLUCOSE =
      ComparableAnalyte.matching(ANALYTES, "14749-6").get(0);

  private static DataSource database;
  private final LabLoader loader = new LabLoader();
  private Connection tx;
  private int delivery;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @BeforeEach
  void open() throws SQLException {
    tx = database.getConnection();
    tx.setAutoCommit(false);
    LabPersons.identity(tx, 1, "labo-a", "A1", PERSON);
    LabPersons.identity(tx, 2, "labo-b", "B7", PERSON);
    LabPersons.identity(tx, 3, "labo-b", "B8", OTHER);
  }

  @AfterEach
  void close() throws SQLException {
    tx.rollback();
    tx.close();
  }

  @Test
  void resultsOfTwoLaboratoriesInTwoUnitsAreOneSeriesInOneUnit() throws SQLException {
    load("labo-a", 1, on(0, "D1", glucose("2345-7", "0.91", "g/L")));
    load("labo-b", 2, on(48, "D2", glucose("14749-6", "5.4", "mmol/L")));
    Trend trend = trend();
    assertThat(trend.unit()).isEqualTo("mmol/L");
    assertThat(values(trend)).containsExactly("5.05", "5.4");
    assertThat(trend.points().get(1).marks()).containsExactly(Mark.LABORATORY_CHANGED);
  }

  @Test
  void aResultGivenUnderTwoCodesInTwoUnitsIsOnePoint() throws SQLException {
    load(
        "labo-a",
        1,
        on(0, "D1", glucose("2345-7", "0.91", "g/L"), glucose("14749-6", "5.05", "mmol/L")));
    Trend trend = trend();
    assertThat(values(trend)).hasSize(1);
    assertThat(trend.points().get(0).marks()).isEmpty();
  }

  @Test
  void twoUnitsThatSayDifferentThingsAreMarked() throws SQLException {
    load(
        "labo-a",
        1,
        on(0, "D1", glucose("2345-7", "0.91", "g/L"), glucose("14749-6", "6.05", "mmol/L")));
    assertThat(trend().points().get(0).marks()).containsExactly(Mark.UNITS_DISAGREE);
  }

  @Test
  void aCorrectionShowsTheValueThatItReplaced() throws SQLException {
    load("labo-a", 1, on(0, "D1", glucose("14749-6", "5.0", "mmol/L")));
    load(
        "labo-a",
        1,
        at(0, 5, "D1", result("14749-6", "LN", ResultStatus.CORRECTED, "7.0", "mmol/L")));
    TrendPoint point = trend().points().get(0);
    assertThat(point.value()).hasToString("7.0");
    assertThat(point.marks()).containsExactly(Mark.CORRECTED);
    assertThat(point.earlier()).extracting(e -> e.value().toString()).containsExactly("5.0");
  }

  @Test
  void aCorrectionReadsTheSameInWhateverOrderItArrived() throws SQLException {
    load("labo-a", 1, at(0, 5, "D1", glucose("14749-6", "7.0", "mmol/L")));
    load("labo-a", 1, on(0, "D1", glucose("14749-6", "5.0", "mmol/L")));
    TrendPoint point = trend().points().get(0);
    assertThat(point.value()).hasToString("7.0");
    assertThat(point.earlier()).extracting(e -> e.value().toString()).containsExactly("5.0");
  }

  @Test
  void aDeletedResultIsNoPoint() throws SQLException {
    load("labo-a", 1, on(0, "D1", glucose("14749-6", "5.0", "mmol/L")));
    load(
        "labo-a",
        1,
        at(0, 5, "D1", result("14749-6", "LN", ResultStatus.DELETED, "5.0", "mmol/L")));
    assertThat(trend().points()).isEmpty();
  }

  @Test
  void theResultsOfAnotherPersonNeverShow() throws SQLException {
    load("labo-b", 3, on(0, "D3", glucose("14749-6", "9.9", "mmol/L")));
    assertThat(trend().points()).isEmpty();
  }

  @Test
  void aValueWhoseUnitContradictsItsCodeStandsApart() throws SQLException {
    load("labo-a", 1, on(0, "D1", glucose("14749-6", "91", "mg/dL")));
    Trend trend = trend();
    assertThat(trend.points()).isEmpty();
    assertThat(trend.apart()).extracting(Trend.Apart::sent).containsExactly("91 mg/dL");
  }

  @Test
  void anotherMethodOfTheSameLaboratoryIsMarked() throws SQLException {
    load("labo-a", 1, on(0, "D1", by("hexokinase", glucose("14749-6", "5.0", "mmol/L"))));
    load("labo-a", 1, on(24, "D2", by("hexokinase", glucose("14749-6", "5.1", "mmol/L"))));
    load("labo-a", 1, on(48, "D3", by("glucose oxydase", glucose("14749-6", "5.2", "mmol/L"))));
    assertThat(trend().points())
        .extracting(TrendPoint::marks)
        .containsExactly(List.of(), List.of(), List.of(Mark.METHOD_CHANGED));
  }

  @Test
  void anAnalyteIsFoundByEitherCodeOfItsPairOrByItsFrenchName() {
    assertThat(ComparableAnalyte.matching(ANALYTES, "2345-7")).containsExactly(GLUCOSE);
    assertThat(ComparableAnalyte.matching(ANALYTES, "CREATININE"))
        .extracting(ComparableAnalyte::loinc)
        .containsExactly("14682-9");
    assertThat(ComparableAnalyte.matching(ANALYTES, "rien de tel")).isEmpty();
  }

  @Test
  void aPersonIsFoundByDomainAndIdentifierAndNeverByHalfOfThem() throws SQLException {
    PersonFinder finder = new PersonFinder(tx);
    assertThat(finder.find("labo-a|A1")).containsExactly(PERSON);
    assertThat(finder.find("B8")).containsExactly(OTHER);
    assertThat(finder.find("B")).isEmpty();
  }

  private Trend trend() throws SQLException {
    return new TrendReader(tx).read(PERSON, GLUCOSE);
  }

  private static List<String> values(Trend trend) {
    return trend.points().stream().map(point -> point.value().toString()).toList();
  }

  private static LabResult glucose(String loinc, String value, String unit) {
    return result(loinc, "LN", ResultStatus.FINAL, value, unit);
  }

  private static LabResult by(String method, LabResult result) {
    return new LabResult(
        result.coding(),
        result.subId(),
        result.status(),
        result.measure(),
        result.second(),
        result.flags(),
        result.observedAt(),
        result.previous(),
        method,
        result.comment(),
        result.normalised());
  }

  private static LabReport on(int hours, String number, LabResult... results) {
    return at(hours, hours, number, results);
  }

  private static LabReport at(int collected, int issued, String number, LabResult... results) {
    Instant taken = hour(collected).minusSeconds(3600);
    return report(
        hour(issued), collected(order(number, hour(issued), results), Optional.of(taken)));
  }

  private void load(String partner, long identity, LabReport report) throws SQLException {
    Outcome.Accepted<LabReport> accepted =
        (Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report);
    delivery++;
    loader.load(
        tx,
        List.of(
            new Filed<>(delivery, new Place(1, 1, 0, 10), partner, identity, accepted.record())));
  }
}
