package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.exchange.Loader.LoadResult.ALREADY_KNOWN;
import static org.estuaire.exchange.Loader.LoadResult.LOADED;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Place;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a result over several dossiers of one number and day: the format states no time
 * of its own, so arrival decides, and a correction outranks whatever isn't one.
 */
final class CorrectionTest {

  private static final long PERSON = 7;
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
  void aCorrectionReplacesWhatWasFinal() throws SQLException {
    send(1, glucose("0.91", "F"));
    assertThat(send(2, glucose("1.91", "C"))).isEqualTo(LOADED);
    assertThat(current()).containsExactly("C 1.91");
    assertThat(superseded()).containsExactly("F 0.91");
  }

  @Test
  void theUncorrectedDossierSentAgainDoesNotUndoACorrection() throws SQLException {
    send(1, glucose("0.91", "F"));
    send(2, glucose("1.91", "C"));
    assertThat(send(3, glucose("0.91", "F"))).isEqualTo(ALREADY_KNOWN);
    assertThat(send(4, glucose("0.91", "F") + "\nTEX|réédition")).isEqualTo(ALREADY_KNOWN);
    assertThat(current()).containsExactly("C 1.91");
  }

  @Test
  void aCorrectionThatArrivesBeforeWhatItCorrectsHolds() throws SQLException {
    send(1, glucose("1.91", "C"));
    send(2, glucose("0.91", "F"));
    assertThat(current()).containsExactly("C 1.91");
    assertThat(superseded()).containsExactly("F 0.91");
  }

  @Test
  void aLaterCorrectionReplacesTheEarlierOne() throws SQLException {
    send(1, glucose("0.91", "F"));
    send(2, glucose("1.91", "C"));
    send(3, glucose("1.81", "C"));
    assertThat(send(4, glucose("1.91", "C"))).isEqualTo(ALREADY_KNOWN);
    assertThat(current()).containsExactly("C 1.81");
  }

  @Test
  void aPreliminaryResultGivesWayToTheFinalOneAndNeverComesBack() throws SQLException {
    send(1, glucose("0.90", "R"));
    send(2, glucose("0.91", "F"));
    send(3, glucose("0.90", "R"));
    assertThat(current()).containsExactly("F 0.91");
  }

  @Test
  void aWholeDossierSentAgainIsComparedRowByRow() throws SQLException {
    String sodium = "RES|Sodium|NA|N|140|mmol/L|||N|F";
    send(1, glucose("0.91", "F") + "\n" + sodium);
    assertThat(send(2, glucose("0.91", "F") + "\n" + sodium)).isEqualTo(ALREADY_KNOWN);
    assertThat(send(3, glucose("1.91", "C") + "\n" + sodium)).isEqualTo(LOADED);
    assertThat(current()).containsExactlyInAnyOrder("C 1.91", "F 140");
    assertThat(superseded()).containsExactly("F 0.91");
  }

  @Test
  void aFinalResultThatChangesWithoutBeingCalledACorrectionIsTakenInOrderOfArrival()
      throws SQLException {
    send(1, glucose("0.91", "F"));
    send(2, glucose("0.93", "F"));
    assertThat(current()).containsExactly("F 0.93");
  }

  @Test
  void ofSeveralResultsOfACodeTheLabelSaysWhichOneADossierCorrects() throws SQLException {
    send(1, named("T0", "0.9", "F") + "\n" + named("T60", "1.8", "F"));
    send(2, named("T60", "1.9", "C"));
    assertThat(current()).containsExactlyInAnyOrder("F 0.9", "C 1.9");
    assertThat(superseded()).containsExactly("F 1.8");
  }

  @Test
  void aResultUnderAnotherLabelReplacesNoneOfItsCode() throws SQLException {
    send(1, named("sang", "80", "F"));
    send(2, named("urines", "9000", "F"));
    send(3, named("drain", "700", "F") + "\n" + named("pleural", "60", "F"));
    send(4, named("sang", "81", "C"));
    assertThat(current()).containsExactlyInAnyOrder("C 81", "F 9000", "F 700", "F 60");
    assertThat(send(5, named("urines", "9000", "F"))).isEqualTo(ALREADY_KNOWN);
  }

  @Test
  void aCorrectionMayGiveTheOnlyResultOfItsCodeAnotherLabel() throws SQLException {
    send(1, named("T0", "0.9", "F"));
    send(2, named("à jeun", "0.8", "C"));
    assertThat(current()).containsExactly("C 0.8");
  }

  @Test
  void aNumberUsedAgainOnAnotherDayIsAnotherDossier() throws SQLException {
    send(1, glucose("0.91", "F"));
    LabReport later =
        Dossiers.report(Dossiers.file(glucose("1.20", "F")).replace("02/03/2026", "02/03/2027"));
    load(2, later);
    assertThat(current()).containsExactlyInAnyOrder("F 0.91", "F 1.20");
  }

  @Test
  void aTextSentAgainWithAChangeReplacesTheFirst() throws SQLException {
    assertThat(load(1, Dossiers.report(letter("Tout va bien.")))).isEqualTo(LOADED);
    assertThat(load(2, Dossiers.report(letter("Tout va bien.")))).isEqualTo(ALREADY_KNOWN);
    assertThat(load(3, Dossiers.report(letter("Tout va mieux.")))).isEqualTo(LOADED);
    assertThat(rows("SELECT kind FROM lab.result")).containsExactly("document");
  }

  private static String letter(String text) {
    return Dossiers.HEADER + "\n" + text + "\n****FIN****\n";
  }

  private static String glucose(String value, String status) {
    return "RES|Glycémie|GLU|N|" + value + "|g/L|0.74|1.06|N|" + status;
  }

  private static String named(String which, String value, String status) {
    return glucose(value, status).replace("Glycémie", "Glycémie " + which);
  }

  private LoadResult send(long delivery, String lines) throws SQLException {
    return load(delivery, Dossiers.report(Dossiers.file(lines)));
  }

  private LoadResult load(long delivery, LabReport report) throws SQLException {
    LabReport normalised =
        ((Outcome.Accepted<LabReport>) Outgoing.NORMALISER.normalise(report)).record();
    LoadResult result =
        new LabLoader()
            .load(
                tx,
                List.of(
                    new Filed<>(delivery, new Place(1, 1, 0, 10), "labo-test", PERSON, normalised)))
            .get(0);
    return result.changed() ? LOADED : ALREADY_KNOWN;
  }

  private List<String> current() throws SQLException {
    return rows("SELECT status || ' ' || sent_value FROM lab.result");
  }

  private List<String> superseded() throws SQLException {
    return rows("SELECT status || ' ' || sent_value FROM lab.superseded_result");
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = tx.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
