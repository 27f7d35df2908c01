package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.LabSamples.hour;
import static org.estuaire.lab.LabSamples.loinc;
import static org.estuaire.lab.LabSamples.order;
import static org.estuaire.lab.LabSamples.report;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Place;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;

/** Who may see an order, as the repository holds it. */
class VisibilityLoadTest {

  private static final VisibilityStatement MASKED =
      VisibilityStatement.of(Mask.PROFESSIONALS, Word.PUT);
  private static final VisibilityStatement UNMASKED =
      VisibilityStatement.of(Mask.PROFESSIONALS, Word.LIFTED);

  private final DataSource database = TestDatabase.create();
  private int deliveries;

  @Test
  void aVersionWithoutFlagsKeepsTheMaskUntilOneLiftsIt() throws SQLException {
    load(version(1, MASKED));
    load(version(2, VisibilityStatement.SILENT));
    assertThat(audience()).isEqualTo("PRESCRIBER");
    load(version(3, UNMASKED));
    assertThat(audience()).isEqualTo("FOLLOWERS");
  }

  @Test
  void anOlderVersionThatComesLateUnmasksNothing() throws SQLException {
    load(version(3, MASKED));
    load(version(1, UNMASKED));
    assertThat(audience()).isEqualTo("PRESCRIBER");
  }

  @Test
  void aChangeOfVisibilityLeavesTheValuesOfAKnownReport() throws SQLException {
    load(version(1, VisibilityStatement.SILENT));
    assertThat(load(change(2, MASKED, Set.of()))).isEmpty();
    assertThat(audience()).isEqualTo("PRESCRIBER");
    assertThat(TestQuery.rows(database, "SELECT sent_value FROM lab.valid_result"))
        .containsExactly("5.1");
    assertThat(TestQuery.rows(database, "SELECT count(*) FROM lab.changed_report"))
        .containsExactly("2");
  }

  @Test
  void aChangeOfVisibilityFindsAReportByTheNumberOfItsDocument() throws SQLException {
    LabReport first = version(1, VisibilityStatement.SILENT);
    load(first.withOrders(List.of(first.orders().get(0).carrying(Set.of("SET-7")))));
    LabReport other = change(2, MASKED, Set.of("SET-7"));
    LabOrder renamed = order("D2", hour(2)).renewing(Renewal.VISIBILITY, List.of());
    load(other.withOrders(List.of(renamed.carrying(Set.of("SET-7")).saying(MASKED))));
    assertThat(audience()).isEqualTo("PRESCRIBER");
  }

  @Test
  void aChangeOfAnUnknownReportIsHeldAndHoldsFromItsArrival() throws SQLException {
    assertThat(load(change(2, MASKED, Set.of()))).contains(LabFinding.DOCUMENT_NOT_KNOWN);
    assertThat(TestQuery.rows(database, "SELECT count(*) FROM exchange.awaited_record"))
        .containsExactly("0");
    load(version(1, VisibilityStatement.SILENT));
    assertThat(audience()).isEqualTo("PRESCRIBER");
    assertThat(TestQuery.rows(database, "SELECT count(*) FROM exchange.awaited_record"))
        .containsExactly("1");
  }

  @Test
  void whatIsHiddenFromThoseWhoFollowIsNoObservationOfAStudy() throws SQLException {
    load(version(1, VisibilityStatement.of(Mask.PATIENT, Word.PUT)));
    assertThat(observations()).isEqualTo("1");
    for (VisibilityStatement hiding :
        List.of(
            VisibilityStatement.of(Mask.SECRET, Word.PUT),
            VisibilityStatement.of(Confidentiality.VERY_RESTRICTED))) {
      load(version(1 + deliveries, hiding));
      assertThat(observations()).isEqualTo("0");
    }
  }

  @Test
  void whatIsHiddenOfAnOrderIsHiddenWhoeverItIsSentFor() throws SQLException {
    load(version(1, MASKED), 1);
    load(version(2, VisibilityStatement.SILENT), 2);
    assertThat(audiences()).containsExactly("1|PRESCRIBER", "2|PRESCRIBER");
    load(version(3, UNMASKED), 2);
    assertThat(audiences()).containsExactly("1|PRESCRIBER", "2|PRESCRIBER");
    load(version(4, UNMASKED), 1);
    assertThat(audiences()).containsExactly("1|FOLLOWERS", "2|FOLLOWERS");
  }

  /** Of pairs there would be sixteen millions, more than fit into memory. */
  @Test
  void ordersOfThousandsUnderOneNumberAreHiddenAsSoonAsOneOfThemIs() throws SQLException {
    int identities = 4_000;
    List<Filed<LabReport>> chunk = new ArrayList<>();
    for (int identity = 1; identity <= identities; identity++) {
      chunk.add(filed(version(1, VisibilityStatement.SILENT), identity));
    }
    load(chunk);
    assertThat(TestQuery.rows(database, "SELECT DISTINCT audience FROM lab.report"))
        .containsExactly("FOLLOWERS");
    load(version(2, MASKED), 7);
    assertThat(
            TestQuery.rows(
                database, "SELECT audience || '|' || count(*) FROM lab.report GROUP BY audience"))
        .containsExactly("PRESCRIBER|" + identities);
  }

  @Test
  void aMaskHidesTheOrderThatCameBeforeForSomebodyElse() throws SQLException {
    load(version(1, VisibilityStatement.SILENT), 1);
    load(version(2, MASKED), 2);
    assertThat(audiences()).containsExactly("1|PRESCRIBER", "2|PRESCRIBER");
    assertThat(TestQuery.rows(database, "SELECT DISTINCT report_id FROM lab.changed_report"))
        .hasSize(2);
  }

  @Test
  void whomAnOrderNamesItDoesNotLetInToThatOfAnotherPerson() throws SQLException {
    load(
        version(
            1,
            VisibilityStatement.of(Confidentiality.RESTRICTED)
                .and(VisibilityStatement.to(Set.of("10001234567")))),
        1);
    load(version(2, VisibilityStatement.SILENT), 2);
    assertThat(audiences()).containsExactly("1|NAMED", "2|NAMED");
    assertThat(TestQuery.rows(database, "SELECT recipients FROM lab.report ORDER BY id"))
        .containsExactly("10001234567", "");
  }

  @Test
  void ordersOfAnEarlierReleaseAreHiddenUnderEveryIdentity() throws Exception {
    load(version(1, VisibilityStatement.of(Mask.SECRET, Word.PUT)), 1);
    load(version(2, VisibilityStatement.of(Confidentiality.RESTRICTED)), 2);
    load(version(3, VisibilityStatement.SILENT), 3);
    List<String> held = held();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        InputStream script =
            getClass().getResourceAsStream("/db/migration/V244__lab_visibility_of_one_order.sql")) {
      statement.execute(
          "UPDATE lab.report SET confidentiality = 'N', audience = 'FOLLOWERS', masks = ''"
              + " WHERE source_identity_id = 3");
      statement.execute("UPDATE lab.report SET confidentiality = 'N' WHERE source_identity_id = 1");
      statement.execute("UPDATE lab.report SET masks = '' WHERE source_identity_id = 2");
      statement.execute("DELETE FROM lab.changed_report");
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(held()).isEqualTo(held);
    assertThat(TestQuery.rows(database, "SELECT count(*) FROM lab.changed_report"))
        .containsExactly("3");
  }

  private static LabReport version(int hours, VisibilityStatement said) {
    return report(
        hour(hours), order("D1", hour(hours), loinc("14749-6", "5.1", "mmol/L")).saying(said));
  }

  private static LabReport change(int hours, VisibilityStatement said, Set<String> documents) {
    return report(
        hour(hours),
        order("D1", hour(hours))
            .renewing(Renewal.VISIBILITY, List.of())
            .carrying(documents)
            .saying(said));
  }

  private Optional<FindingCode> load(LabReport report) throws SQLException {
    return load(report, 1);
  }

  private Optional<FindingCode> load(LabReport report, long identity) throws SQLException {
    return load(List.of(filed(report, identity))).get(0).waitsFor();
  }

  private Filed<LabReport> filed(LabReport report, long identity) {
    deliveries++;
    LabReport silent =
        new LabReport(
            report.sender(),
            report.messageId(),
            report.issuedAt(),
            report.claim(),
            VisibilityStatement.SILENT,
            report.orders());
    LabReport accepted =
        ((org.estuaire.exchange.Outcome.Accepted<LabReport>)
                LabSamples.NORMALISER.normalise(silent))
            .record();
    return new Filed<>(deliveries, new Place(1, 1, 0, 10), "labo-a", identity, accepted);
  }

  private List<LoadResult> load(List<Filed<LabReport>> chunk) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      List<LoadResult> results = new LabLoader().load(tx, chunk);
      tx.commit();
      return results;
    }
  }

  private String audience() throws SQLException {
    return TestQuery.rows(database, "SELECT audience FROM lab.report").get(0);
  }

  private List<String> audiences() throws SQLException {
    return TestQuery.rows(
        database,
        "SELECT source_identity_id || '|' || audience FROM lab.report ORDER BY source_identity_id");
  }

  private List<String> held() throws SQLException {
    return TestQuery.rows(
        database,
        "SELECT concat_ws('|', confidentiality, masks, audience) FROM lab.report ORDER BY id");
  }

  private String observations() throws SQLException {
    return TestQuery.rows(database, "SELECT count(*) FROM extract.lab_observation").get(0);
  }
}
