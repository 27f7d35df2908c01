package org.estuaire.lab.remap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.estuaire.exchange.Loader.LoadResult.ALREADY_KNOWN;
import static org.estuaire.exchange.Loader.LoadResult.LOADED;
import static org.estuaire.lab.LabSamples.ANALYTES;
import static org.estuaire.lab.LabSamples.CONVERSIONS;
import static org.estuaire.lab.LabSamples.UNITS;
import static org.estuaire.lab.LabSamples.hour;
import static org.estuaire.lab.LabSamples.order;
import static org.estuaire.lab.LabSamples.report;
import static org.estuaire.lab.LabSamples.result;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Place;
import org.estuaire.lab.LabPersons;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;
import org.estuaire.lab.remap.Remap.Done;
import org.estuaire.lab.remap.RemapLine.Meaning;
import org.estuaire.lab.rules.LabNormaliser;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.lab.trend.ComparableAnalyte;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendReader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.terminology.LocalCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that were loaded before somebody mapped their code. */
class RemapTest {

  private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final ComparableAnalyte GLUCOSE =
      ComparableAnalyte.matching(ANALYTES, "14749-6").get(0);
  private static final String LAB = "labo-a";
  private static final RemapScope ALL = new RemapScope("", "", false);
  private static final RemapScope CHANGED = new RemapScope(LAB, "GLY", true);
  private static final String READING =
      "SELECT sent_value, coalesce(loinc, '-'), value, coalesce(ucum, '-'), low, high"
          + " FROM lab.result ORDER BY sent_value";
  private static final String REST =
      "SELECT report_id, source_identity_id, collected_at, observed_at, version_at, issued_at,"
          + " loaded_at, delivery_id, ordinal, status, confirmed, code, code_system, sub_id, label,"
          + " sent_value, sent_unit, sent_range, flags, method, note, kind, comparator"
          + " FROM lab.result ORDER BY report_id, code, sub_id";
  private static final String EVERYTHING =
      "SELECT r::text FROM lab.result r UNION ALL SELECT s::text FROM lab.superseded_result s"
          + " UNION ALL SELECT p::text FROM lab.report p ORDER BY 1";

  @TempDir private Path folder;
  private final DataSource database = TestDatabase.create();
  private LocalCodes table = LocalCodes.NONE;
  private int delivery;

  @BeforeEach
  void aPatient() throws SQLException {
    try (Connection tx = database.getConnection()) {
      LabPersons.identity(tx, 1, LAB, "A1", PERSON);
    }
  }

  @Test
  void aResultLoadedBeforeItsCodeWasMappedIsAPointOfTheTrendAfterwards() throws Exception {
    load(on(0, "D1", glucose("0.91", "g/L", "0.70 - 1.10")));
    assertThat(trend().points()).isEmpty();

    map("GLY;2345-7");
    assertThat(remap(ALL)).isEqualTo(new Done(1, 0));

    assertThat(trend().points()).extracting(p -> p.value().toString()).containsExactly("5.05");
    assertThat(rows(READING)).containsExactly("0.91|14749-6|5.05|mmol/L|3.89|6.106");
  }

  @Test
  void aRemappedRepositoryIsTheOneThatTheMappingWouldHaveMade() throws Exception {
    LabReport[] reports = {
      on(0, "D1", glucose("0,91", "g/L", "0.70 - 1.10"), text("GLY", "a", "hémolysé")),
      on(0, "D2", preliminary("1.10")),
      on(2, "D2", glucose("1.20", "g/L", "")),
      on(4, "D2", result("GLY", "L", ResultStatus.DELETED, "1.20", "g/L")),
      on(0, "D3", preliminary("1.30")),
      on(1, "D3", result("GLY", "L", ResultStatus.FINAL_WITHOUT_VALUE, "", "")),
      on(0, "D4", glucose("< 0.3", "g/L", ""), result("AUTRE", "L", ResultStatus.FINAL, "7", "g/L"))
    };
    load(reports);
    map("GLY;2345-7");
    remap(ALL);
    List<String> remapped = meaning(database);

    DataSource other = TestDatabase.create();
    load(other, 0, reports);
    assertThat(remapped).hasSize(10).isEqualTo(meaning(other));
  }

  @Test
  void onlyTheComparablePartChanges() throws Exception {
    load(on(0, "D1", glucose("0.91", "g/L", "0.70 - 1.10")));
    List<String> rest = rows(REST);
    String report = rows("SELECT p::text FROM lab.report p").get(0);
    execute("DELETE FROM lab.changed_report");
    map("GLY;2345-7");
    remap(ALL);
    assertThat(rows(REST)).isEqualTo(rest);
    assertThat(rows("SELECT p::text FROM lab.report p")).containsExactly(report);
    assertThat(rows("SELECT * FROM lab.changed_report")).as("practices to tell").isEmpty();
  }

  @Test
  void aPlanCountsByCodeAndChangesNothing() throws Exception {
    load(on(0, "D1", glucose("0.91", "g/L", "")), on(0, "D2", glucose("0.95", "g/L", "")));
    load(on(0, "D3", result("AUTRE", "L", ResultStatus.FINAL, "7", "g/L")));
    map("GLY;2345-7");
    List<String> before = rows(EVERYTHING);
    RemapPlan plan = remap().plan(ALL);
    assertThat(plan.lines())
        .containsExactly(
            new RemapLine(
                LAB,
                "GLY",
                "g/L",
                new Meaning("", ""),
                new Meaning("14749-6", "mmol/L"),
                RemapVerdict.MAPPED,
                List.of(),
                2,
                0));
    assertThat(plan.unmapped()).isEqualTo(Map.of(LAB, 1L));
    assertThat(rows(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void aSecondRemapFindsNothingLeft() throws Exception {
    load(on(0, "D1", glucose("0.91", "g/L", "")));
    map("GLY;2345-7");
    remap(ALL);
    List<String> once = rows(EVERYTHING);
    assertThat(remap().plan(ALL).lines()).isEmpty();
    assertThat(remap(ALL)).isEqualTo(new Done(0, 0));
    assertThat(rows(EVERYTHING)).isEqualTo(once);
  }

  @Test
  void aMappingThatContradictsTheUnitIsRefusedWithItsFindingAndTheResultStaysUnmapped()
      throws Exception {
    load(on(0, "D1", glucose("0.91", "g/L", "")), on(0, "D2", glucose("5.1", "mmol/L", "")));
    map("GLY;14749-6");
    RemapPlan plan = remap().plan(ALL);
    assertThat(plan.lines())
        .extracting(RemapLine::sentUnit, RemapLine::verdict, RemapLine::findings)
        .containsExactly(
            tuple("mmol/L", RemapVerdict.MAPPED, List.of()),
            tuple("g/L", RemapVerdict.REFUSED, List.of("LAB-024")));
    assertThat(remap(ALL)).isEqualTo(new Done(1, 0));
    assertThat(rows(READING))
        .containsExactly("0.91|-|0.91|-|null|null", "5.1|14749-6|5.1|mmol/L|null|null");
  }

  @Test
  void anUnitThatMayMeanGramsOrBillionsIsRefused() throws Exception {
    load(on(0, "D1", glucose("0.91", "G/L", "")));
    map("GLY;2345-7");
    assertThat(remap().plan(ALL).lines())
        .extracting(RemapLine::verdict, RemapLine::findings)
        .containsExactly(tuple(RemapVerdict.REFUSED, List.of("LAB-009")));
    assertThat(remap(ALL)).isEqualTo(new Done(0, 0));
  }

  @Test
  void anImplausibleValueIsToldAsAtLoading() throws Exception {
    load(on(0, "D1", glucose("91", "g/L", "")));
    map("GLY;2345-7");
    assertThat(remap().plan(ALL).lines())
        .extracting(RemapLine::verdict, RemapLine::findings)
        .containsExactly(tuple(RemapVerdict.MAPPED, List.of("LAB-026")));
  }

  @Test
  void anotherMappingOfMappedResultsIsReportedAndOnlyWrittenWhenAskedFor() throws Exception {
    map("GLY;53049-3");
    load(on(0, "D1", glucose("0.91", "g/L", "0.70 - 1.10")));
    assertThat(rows(READING)).containsExactly("0.91|40193-5|5.05|mmol/L|3.89|6.106");

    map("GLY;2345-7");
    RemapPlan plan = remap().plan(ALL);
    assertThat(plan.lines()).extracting(RemapLine::verdict).containsExactly(RemapVerdict.CHANGED);
    assertThat(remap(ALL)).isEqualTo(new Done(0, 0));
    assertThat(remap(CHANGED)).isEqualTo(new Done(1, 0));
    assertThat(rows(READING)).containsExactly("0.91|14749-6|5.05|mmol/L|3.89|6.106");
    assertThat(remap().plan(CHANGED).lines()).isEmpty();
  }

  @Test
  void aContradictionIsMendedFromTheSendersOwnWordsWhenAskedFor() throws Exception {
    map("GLY;14749-6");
    load(on(0, "D1", glucose("0,91", "g/L", "0,70 - 1,10")));
    assertThat(rows(READING)).containsExactly("0,91|14749-6|0.91|g/L|0.70|1.10");
    map("GLY;2345-7");
    assertThat(remap(ALL)).isEqualTo(new Done(0, 0));
    assertThat(remap(CHANGED)).isEqualTo(new Done(1, 0));
    assertThat(rows(READING)).containsExactly("0,91|14749-6|5.05|mmol/L|3.89|6.106");
  }

  @Test
  void aValueThatDoesNotFollowFromTheSendersWordsKeepsItsMeaning() throws Exception {
    map("GLY;53049-3");
    load(on(0, "D1", glucose("0.91", "g/L", "")));
    execute("UPDATE lab.result SET sent_value = 'voir note'");
    map("GLY;2345-7");
    assertThat(remap().plan(CHANGED).lines())
        .extracting(RemapLine::verdict)
        .containsExactly(RemapVerdict.UNSURE);
    assertThat(remap(CHANGED)).isEqualTo(new Done(0, 0));
  }

  @Test
  void whatAWholeVersionWithdrewKeepsItsMeaning() throws Exception {
    map("GLY;2345-7");
    load(on(0, "D1", glucose("0.91", "g/L", "")));
    execute("UPDATE lab.result SET status = 'D', kind = 'absent', value = NULL, ucum = NULL");
    assertThat(rows("SELECT loinc FROM lab.result")).containsExactly("14749-6");
    assertThat(remap().plan(ALL).lines()).isEmpty();
  }

  @Test
  void theSendersOwnLoincStaysWhereTheTableDoesNotNameTheCode() throws Exception {
    LabResult both = coded(new LabResult.Coding("GLY", "L", "14749-6", "LN", "Glycémie"), "5.1");
    load(on(0, "D1", both));
    map("NA;2951-2");
    assertThat(remap().plan(ALL).lines()).isEmpty();
  }

  @Test
  void earlierVersionsAreReadAgainWithTheirResultSoThatATrendShowsWhatWasCorrected()
      throws Exception {
    load(on(0, "D1", glucose("0.91", "g/L", "")));
    load(at(0, 5, "D1", result("GLY", "L", ResultStatus.CORRECTED, "1.91", "g/L")));
    map("GLY;2345-7");
    assertThat(remap(ALL)).isEqualTo(new Done(1, 1));
    assertThat(trend().points().get(0).earlier())
        .extracting(e -> e.value() + " from " + e.sent())
        .containsExactly("5.05 from 0.91 g/L");
    assertThat(rows("SELECT sent_value, sent_unit FROM lab.superseded_result"))
        .containsExactly("0.91|g/L");
  }

  @Test
  void aConfirmedResultStaysMappedWhenAnotherMessageArrives() throws Exception {
    load(on(0, "D1", preliminary("0.91")));
    load(at(0, 1, "D1", result("GLY", "L", ResultStatus.FINAL_WITHOUT_VALUE, "", "")));
    map("GLY;2345-7");
    remap(ALL);
    assertThat(load(at(0, 2, "D1", result("NA", "L", ResultStatus.FINAL, "140", "mmol/L"))))
        .containsExactly(LOADED);
    load(at(0, 1, "D1", result("GLY", "L", ResultStatus.FINAL_WITHOUT_VALUE, "", "")));
    assertThat(rows("SELECT loinc, value, confirmed FROM lab.result WHERE code = 'GLY'"))
        .containsExactly("14749-6|5.05|t");
  }

  @Test
  void theSameMessageAgainAfterARemapChangesNothing() throws Exception {
    LabReport first = on(0, "D1", glucose("0.91", "g/L", "0.70 - 1.10"));
    LabReport corrected = at(0, 5, "D1", result("GLY", "L", ResultStatus.CORRECTED, "1.91", "g/L"));
    load(first);
    load(corrected);
    map("GLY;2345-7");
    remap(ALL);
    List<String> before = rows(EVERYTHING);
    assertThat(load(first)).containsExactly(ALREADY_KNOWN);
    assertThat(load(corrected)).containsExactly(ALREADY_KNOWN);
    assertThat(rows(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void aCorrectionAfterARemapSupersedesAsIfTheResultHadBeenMappedFromTheStart() throws Exception {
    LabReport first = on(0, "D1", glucose("0.91", "g/L", ""));
    LabReport corrected = at(0, 5, "D1", result("GLY", "L", ResultStatus.CORRECTED, "1.91", "g/L"));
    load(first);
    map("GLY;2345-7");
    remap(ALL);
    assertThat(load(corrected)).containsExactly(LOADED);
    List<String> remapped = meaning(database);

    DataSource other = TestDatabase.create();
    load(other, 0, first, corrected);
    assertThat(remapped).hasSize(2).isEqualTo(meaning(other));
  }

  // What happens without a remap, as the operator guide says.
  @Test
  void theSameMessageAgainUnderANewMappingIsANewVersionWithoutARemap() throws Exception {
    LabReport first = on(0, "D1", glucose("0.91", "g/L", ""));
    load(first);
    map("GLY;2345-7");
    assertThat(load(first)).containsExactly(LOADED);
    assertThat(rows("SELECT loinc, delivery_id FROM lab.result")).containsExactly("14749-6|2");
    assertThat(rows("SELECT loinc, delivery_id FROM lab.superseded_result"))
        .containsExactly("null|1");
  }

  @Test
  void aCorrectionThatIsBeingLoadedIsNotLost() throws Exception {
    load(on(0, "D1", glucose("0.91", "g/L", "")));
    LabReport corrected = at(0, 5, "D1", result("GLY", "L", ResultStatus.CORRECTED, "1.91", "g/L"));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection night = database.getConnection()) {
      night.setAutoCommit(false);
      // This night began before the code was mapped.
      new LabLoader().load(night, List.of(filed(++delivery, corrected, LocalCodes.NONE)));
      map("GLY;2345-7");
      Future<Done> remap = thread.submit(() -> remap(ALL));
      awaitWaiter();
      assertThat(remap.isDone()).isFalse();
      night.commit();
      assertThat(remap.get(120, TimeUnit.SECONDS)).isEqualTo(new Done(1, 1));
    } finally {
      thread.shutdownNow();
    }
    assertThat(rows("SELECT status, sent_value, loinc, value FROM lab.result"))
        .containsExactly("C|1.91|14749-6|10.60");
    assertThat(rows("SELECT status, sent_value, loinc, value FROM lab.superseded_result"))
        .containsExactly("F|0.91|14749-6|5.05");
  }

  @Test
  void resultsOfManyOrdersAreWrittenInSeveralTransactionsAndEachOnce() throws Exception {
    LabReport[] reports = new LabReport[1_203];
    for (int i = 0; i < reports.length; i++) {
      reports[i] = on(i, "D" + i, glucose("0.91", "g/L", ""));
    }
    load(reports);
    map("GLY;2345-7");
    assertThat(remap(ALL)).isEqualTo(new Done(1_203, 0));
    assertThat(rows("SELECT count(*), count(DISTINCT xmin::text) FROM lab.result"))
        .containsExactly("1203|3");
    assertThat(rows("SELECT DISTINCT loinc, value FROM lab.result"))
        .containsExactly("14749-6|5.05");
  }

  @Test
  void theScopeLeavesOtherCodesAndLaboratoriesAlone() throws Exception {
    load(
        on(
            0,
            "D1",
            glucose("0.91", "g/L", ""),
            result("NA", "L", ResultStatus.FINAL, "140", "mmol/L")));
    map("GLY;2345-7", "NA;2951-2");
    assertThat(remap(new RemapScope("labo-b", "", false))).isEqualTo(new Done(0, 0));
    assertThat(remap(new RemapScope("", "NA", false))).isEqualTo(new Done(1, 0));
    assertThat(rows("SELECT code FROM lab.result WHERE loinc IS NULL")).containsExactly("GLY");
  }

  private Remap remap() {
    return new Remap(database, Map.of(LAB, table), ANALYTES, CONVERSIONS, ReadingChange.UNWATCHED);
  }

  private Done remap(RemapScope scope) throws SQLException {
    return remap().apply(remap().plan(scope));
  }

  private void map(String... lines) throws IOException {
    Path file = folder.resolve("table.csv");
    StringBuilder text = new StringBuilder("code;loinc;label\n");
    for (String line : lines) {
      text.append(line).append(";Examen\n");
    }
    Files.writeString(file, text);
    table = LocalCodes.read(file);
  }

  private List<LoadResult> load(LabReport... reports) throws SQLException {
    List<LoadResult> results = load(database, delivery, reports);
    delivery += reports.length;
    return results;
  }

  /** Each report is a delivery of its own. */
  private List<LoadResult> load(DataSource into, int before, LabReport... reports)
      throws SQLException {
    List<LoadResult> results = new ArrayList<>();
    try (Connection tx = into.getConnection()) {
      tx.setAutoCommit(false);
      for (int i = 0; i < reports.length; i++) {
        results.addAll(new LabLoader().load(tx, List.of(filed(before + i + 1, reports[i], table))));
      }
      tx.commit();
    }
    return LabSamples.withoutParts(results);
  }

  private static Filed<LabReport> filed(int delivery, LabReport report, LocalCodes table) {
    Outcome.Accepted<LabReport> accepted =
        (Outcome.Accepted<LabReport>) new LabNormaliser(table, UNITS).normalise(report);
    return new Filed<>(delivery, new Place(1, 1, 0, 10), LAB, 1, accepted.record());
  }

  private static LabReport on(int hours, String number, LabResult... results) {
    return at(0, hours, number, results);
  }

  private static LabReport at(int collected, int issued, String number, LabResult... results) {
    return report(
        hour(issued),
        LabSamples.collected(
            order(number, hour(issued), results), Optional.of(hour(collected).minusSeconds(3600))));
  }

  private static LabResult glucose(String value, String unit, String range) {
    LabResult result = coded(new LabResult.Coding("GLY", "L", "", "", "Glycémie"), value, unit);
    return LabSamples.with(result, NumberReader.range(range));
  }

  private static LabResult preliminary(String value) {
    return result("GLY", "L", ResultStatus.PRELIMINARY, value, "g/L");
  }

  private static LabResult text(String code, String subId, String words) {
    LabResult result = result(code, "L", ResultStatus.FINAL, "", "");
    return LabSamples.withSubId(LabSamples.with(result, new ResultValue.Text(words)), subId);
  }

  private static LabResult coded(LabResult.Coding coding, String value) {
    return coded(coding, value, "mmol/L");
  }

  private static LabResult coded(LabResult.Coding coding, String value, String unit) {
    ResultValue read =
        NumberReader.value(value).orElseGet(() -> new ResultValue.Quantity("", BigDecimal.ZERO));
    return new LabResult(
        coding,
        "",
        ResultStatus.FINAL,
        new LabResult.Measure(read, value, unit, ReferenceRange.NONE),
        Optional.empty(),
        "",
        Optional.empty(),
        false,
        "",
        "",
        Optional.empty());
  }

  private Trend trend() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new TrendReader(connection).read(PERSON, GLUCOSE);
    }
  }

  /** Everything but when it was loaded. */
  private static List<String> meaning(DataSource database) throws SQLException {
    return TestQuery.rows(
        database,
        "SELECT o.order_number, x.content FROM lab.report o JOIN ("
            + "SELECT report_id, (to_jsonb(r) - 'report_id' - 'loaded_at')::text AS content"
            + " FROM lab.result r UNION ALL"
            + " SELECT report_id, (to_jsonb(s) - 'report_id' - 'superseded_at')::text"
            + " FROM lab.superseded_result s) x ON x.report_id = o.id ORDER BY 1, 2");
  }

  private List<String> rows(String sql) throws SQLException {
    return TestQuery.rows(database, sql);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute(sql);
    }
  }

  /** Until somebody waits for a lock. */
  private void awaitWaiter() throws SQLException {
    String waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND wait_event_type = 'Lock'";
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (rows(waiting).get(0).equals("0") && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    assertThat(rows(waiting)).containsExactly("1");
  }
}
