package org.estuaire.lab.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.Places;
import org.estuaire.lab.codes.CodeReview.Proposal;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.terminology.CuratedTables;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.LoincKnowledge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodeReviewTest {

  private static final String LAB = "labo";
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

  private static final String TABLE =
      "SELECT loinc, valid_from, valid_to FROM lab.local_code ORDER BY valid_from";

  private DataSource database;
  private Connection tx;

  @BeforeEach
  void begin() throws SQLException {
    database = TestDatabase.create();
    tx = database.getConnection();
    tx.setAutoCommit(false);
    CuratedTables.load(tx, Path.of("..", "config"));
  }

  @AfterEach
  void close() throws SQLException {
    tx.rollback();
    tx.close();
  }

  @Test
  void ofOneCodeTheLatestProposalWaits() throws SQLException {
    assertThat(propose("GLU", "2345-7")).isEqualTo(LoadResult.LOADED);
    assertThat(propose("GLU", "2345-7")).isEqualTo(LoadResult.ALREADY_KNOWN);
    assertThat(propose("GLU", "14749-6")).isEqualTo(LoadResult.LOADED);
    assertThat(CodeReview.open(tx, LAB, "")).extracting(Proposal::loinc).containsExactly("14749-6");
    assertThat(CodeReview.all(tx, LAB, "GLU")).hasSize(2);
    assertThat(propose("GLU", "2345-7")).isEqualTo(LoadResult.LOADED);
    assertThat(CodeReview.open(tx, LAB, "")).extracting(Proposal::loinc).containsExactly("2345-7");
  }

  @Test
  void aNewMeaningHoldsFromItsDayAndTheFormerOneStaysUntilThen() throws SQLException {
    propose("GLU", "2345-7");
    assertThat(review().approve(waiting(), MAY)).isTrue();
    propose("GLU", "14749-6");
    assertThat(review().approve(waiting(), JUNE)).isTrue();
    assertThat(TestQuery.rows(tx, TABLE))
        .containsExactly("2345-7|2026-05-01|2026-06-01", "14749-6|2026-06-01|infinity");
    assertThat(ApprovedCodes.read(tx).get(LAB))
        .containsExactly(new LocalCodes.Entry("GLU", "14749-6", "Glycémie"));
  }

  @Test
  void whatIsDecidedIsDecidedOnceAndARefusalTellsItsReasonWhenItIsProposedAgain()
      throws SQLException {
    propose("GLU", "2345-7");
    Proposal waiting = waiting();
    assertThat(review().refuse(waiting, "Substance, non masse")).isTrue();
    assertThat(review().approve(waiting, MAY)).isFalse();
    LoadResult again = propose("GLU", "2345-7");
    assertThat(again.changed()).isFalse();
    assertThat(again.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(CodeFinding.REFUSED_BEFORE);
              assertThat(finding.arguments()).contains("Substance, non masse");
            });
    assertThat(TestQuery.rows(tx, TABLE)).isEmpty();
  }

  @Test
  void whatCannotBeRightIsRefusedBeforeABiologistSeesIt() throws SQLException {
    TestQuery.rows(
        tx,
        "INSERT INTO terminology.loinc_biology SELECT n || '-0', 'x', '', '', '', '', '', '', false"
            + " FROM generate_series(1, 600) n RETURNING code");
    TestQuery.rows(
        tx,
        "INSERT INTO terminology.loinc_biology VALUES ('88888-3', 'x', '', '', '', '', '', '',"
            + " true) RETURNING code");
    LocalCodeRules rules = new LocalCodeRules(LocalCodes.NONE, LoincKnowledge.read(tx));
    assertThat(verdict(rules, "2345-8", "g/L")).isEqualTo("COD-001");
    assertThat(verdict(rules, "99999-5", "g/L")).isEqualTo("COD-002");
    assertThat(verdict(rules, "88888-3", "g/L")).isEqualTo("COD-003");
    assertThat(verdict(rules, "2345-7", "U/L")).isEqualTo("COD-004");
    assertThat(verdict(rules, "2345-7", "g/L")).isEqualTo("accepted");
    assertThat(verdict(rules, "2345-7", "")).isEqualTo("accepted");
    assertThat(verdict(rules, "", "g/L")).isEqualTo("accepted");
  }

  private static String verdict(LocalCodeRules rules, String loinc, String unit) {
    Outcome<LocalCode> outcome =
        rules.normalise(
            new LocalCode("GLU", "Glycémie", unit, loinc, false, Places.unknown()), Instant.now());
    return outcome instanceof Outcome.Rejected<LocalCode> rejected
        ? rejected.why().get(0).code().code()
        : "accepted";
  }

  private LoadResult propose(String code, String loinc) throws SQLException {
    LocalCode row = new LocalCode(code, "Glycémie", "g/L", loinc, false, Places.unknown());
    Filed<LocalCode> filed = new Filed<>(1, new Place(1, 1, 0, 1), LAB, Filed.NOBODY, row);
    return new LocalCodeLoader().load(tx, List.of(filed)).get(0);
  }

  private CodeReview review() {
    return new CodeReview(tx, "dr-vidal");
  }

  private Proposal waiting() throws SQLException {
    return CodeReview.open(tx, LAB, "").get(0);
  }
}
