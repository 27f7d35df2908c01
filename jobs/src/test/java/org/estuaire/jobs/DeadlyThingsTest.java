package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ends the process is found in every step: it is done last and alone, and after two deaths it
 * is set aside until an operator asks for it.
 */
class DeadlyThingsTest {

  private static final String LABORATORY = "labo-val-marnon";
  private static final String MANY_DOSSIERS = "VM_20261120_1800.hl7";
  private static final String ONE_SENDING =
      "VM_20261120_2000_un-bon-un-malforme-un-contradictoire.hl7";
  private static final String IDENTITIES = "ght-estran";
  private static final String TROUBLES =
      "SELECT step, kind, partner, code FROM exchange.trouble ORDER BY 1, 2, 3";

  @TempDir private Path data;

  @Test
  void aDossierThatEndedTheProcessTwiceIsSetAsideAndAllOthersAreDecided() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    drop(environment, LABORATORY, MANY_DOSSIERS);
    die(environment, "SENDING_BEFORE_COMMIT:1");
    die(environment, "SENDING_BEFORE_COMMIT:1");
    try (TestInstallation test = open(environment)) {
      test.night();

      assertThat(test.rows(TROUBLES))
          .containsExactly("distribute|DOSSIER|" + LABORATORY + "|DEL-193");
      assertThat(test.rows("SELECT dossier_id FROM distribution.due_dossier")).hasSize(1);
      assertThat(test.rows("SELECT 1 FROM distribution.dossier").size()).isGreaterThan(5);

      test.installation().troubles().tryAllAgain();
      test.night();

      assertThat(test.rows(TROUBLES)).isEmpty();
      assertThat(test.rows("SELECT 1 FROM distribution.due_dossier")).isEmpty();
      assertThat(test.rows("SELECT 1 FROM exchange.death")).isEmpty();
    }
  }

  @Test
  void aSendingThatEndedTheProcessTwiceIsStuckUntilAnOperatorAsksForIt() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    drop(environment, LABORATORY, ONE_SENDING);
    die(environment, "RESULT_BEFORE_LEDGER:1");
    die(environment, "RESULT_BEFORE_LEDGER:1");
    try (TestInstallation test = open(environment)) {
      test.night();

      assertThat(test.rows("SELECT state, last_error FROM distribution.sending"))
          .containsExactly("STUCK|DEL-193");

      long sending = Long.parseLong(test.value("SELECT id FROM distribution.sending"));
      assertThat(test.installation().courier().retry(sending)).isTrue();
      test.night();

      assertThat(test.value("SELECT state FROM distribution.sending")).isEqualTo("DELIVERED");
      assertThat(test.rows("SELECT 1 FROM exchange.death")).isEmpty();
    }
  }

  @Test
  void aHeldRecordThatEndedTheProcessTwiceWaitsUntilAnOperatorAsksForIt() throws Exception {
    try (TestInstallation test = open(TestInstallation.environment())) {
      for (Path sample : TestInstallation.samples(IDENTITIES)) {
        String name = sample.getFileName().toString();
        test.drop(IDENTITIES, name, TestInstallation.sample(IDENTITIES, name));
      }
      test.night();
      test.rows(
          "UPDATE identity.review_item SET state = 'DISMISSED', decided_by = 'cellule',"
              + " decided_at = clock_timestamp() RETURNING 1");
      List<String> held =
          test.rows("SELECT id FROM exchange.reject WHERE state = 'HELD' ORDER BY id");
      assertThat(held).isNotEmpty();
      died(test, "file-held", "RECORD", held.get(0));

      test.night();

      assertThat(test.rows(TROUBLES)).containsExactly("file-held|RECORD|ght-estran|DEL-193");
      assertThat(test.rows("SELECT id FROM exchange.reject WHERE state = 'HELD'"))
          .containsExactly(held.get(0));

      test.installation().troubles().tryAllAgain();
      test.night();

      assertThat(test.rows("SELECT id FROM exchange.reject WHERE state = 'HELD'")).isEmpty();
      assertThat(test.rows(TROUBLES)).isEmpty();
    }
  }

  @Test
  void anIdentityServerThatEndedTheProcessTwiceIsPassedOverUntilAnOperatorAsksForIt()
      throws Exception {
    try (TestInstallation test = open(TestInstallation.environment())) {
      died(test, "tell-domains", "PARTNER", "0");

      test.night();
      test.night();

      assertThat(test.rows(TROUBLES)).containsExactly("tell-domains|PARTNER|ght-estran|DEL-193");

      test.installation().troubles().tryAllAgain();
      test.night();

      assertThat(test.rows(TROUBLES)).isEmpty();
    }
  }

  @Test
  void aReportThatEndedTheProcessTwiceIsLeftOutAndTheNextNightHasItsOwn() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    drop(environment, LABORATORY, MANY_DOSSIERS);
    die(environment, "REPORT_BEFORE_PAGE:1");
    die(environment, "REPORT_BEFORE_PAGE:1");
    ChildProcess third =
        ChildProcess.start(
            data, environment, "REPORT_BEFORE_PAGE:1", "nightly", "--data", data.toString());

    assertThat(third.exit()).as(third.said()).isZero();
    assertThat(third.said()).contains("DEL-194", "This night has no report.");
    try (TestInstallation test = open(environment)) {
      assertThat(test.rows("SELECT id, state FROM exchange.run")).containsExactly("1|COMPLETED");
      assertThat(test.rows(TROUBLES)).containsExactly("report|PARTNER|*|DEL-194");
      assertThat(data.resolve("reports").resolve("nuit-000001.html")).doesNotExist();

      test.night();

      assertThat(data.resolve("reports").resolve("nuit-000002.html")).exists();
      assertThat(test.rows(TROUBLES)).isEmpty();
      assertThat(test.rows("SELECT 1 FROM exchange.death")).isEmpty();
    }
  }

  private TestInstallation open(Map<String, String> environment) throws Exception {
    return TestInstallation.open(data, TestInstallation.CONFIG, environment);
  }

  private void drop(Map<String, String> environment, String partner, String name) throws Exception {
    try (TestInstallation test = open(environment)) {
      test.drop(partner, name, TestInstallation.sample(partner, name));
    }
  }

  private void die(Map<String, String> environment, String where) throws Exception {
    ChildProcess child =
        ChildProcess.start(data, environment, where, "nightly", "--data", data.toString());
    assertThat(child.exit()).as(child.said()).isEqualTo(HaltingWatch.HALTED);
  }

  /** What two deaths of the process leave behind. */
  private static void died(TestInstallation test, String step, String kind, String number)
      throws Exception {
    test.rows(
        "INSERT INTO exchange.death (step, kind, number, partner, attempts) VALUES (?, ?, ?, ?, 2)"
            + " RETURNING 1",
        step,
        kind,
        Long.valueOf(number),
        IDENTITIES);
  }
}
