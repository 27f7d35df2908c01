package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.jobs.serve.Serving;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Partners drop files with the client that they really use, and find their receipts in the morning.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SftpNightTest {

  private static final String COUNCIL_FILE = "CD38_APA_202611_20261120211500_lignes-fautives.csv";
  private static final String LAB_FILE = "VM_20261120_1800.hl7";

  @TempDir private static Path folder;

  private Sftp council;
  private Sftp laboratory;
  private Path config;
  private Map<String, String> environment;
  private TestInstallation installation;
  private Serving serving;

  @BeforeAll
  void serve() throws Exception {
    assumeThat(Sftp.isInstalled()).as("OpenSSH's sftp and ssh-keygen are on the path").isTrue();
    council = Sftp.withNewKey(folder.resolve("client-cd-38"), "cd-38");
    laboratory = Sftp.withNewKey(folder.resolve("client-labo"), "labo-val-marnon");
    config = config(List.of(council, laboratory));
    environment = TestInstallation.environment();
    installation = TestInstallation.open(folder.resolve("data"), config, environment);
    serving = Serving.start(installation.installation());
  }

  private static Path config(List<Sftp> partners) throws IOException {
    TestConfig copy =
        TestConfig.copyTo(folder.resolve("config"))
            .with("estuaire.yaml", "port: 2222", "port: 0")
            .with("estuaire.yaml", "port: 9464", "port: 0")
            .with("estuaire.yaml", "nightly-at: \"01:30\"", "nightly-at: \"02:45\"");
    for (Sftp partner : partners) {
      copy.adding(
          "partners/" + partner.user() + ".yaml", "ssh-keys: [\"" + partner.publicKey() + "\"]\n");
    }
    return copy.folder();
  }

  @AfterAll
  void close() throws IOException {
    if (serving != null) {
      serving.close();
    }
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void whatIsDroppedInTheEveningIsAnsweredInTheMorning() throws Exception {
    upload(council, COUNCIL_FILE);
    upload(laboratory, LAB_FILE);

    installation.night();

    String councils = delivery(COUNCIL_FILE);
    fetch(council, "accuse-" + councils + ".txt", "refus-" + councils + ".csv");
    assertThat(council.folder().resolve("accuse-" + councils + ".txt"))
        .content()
        .contains(COUNCIL_FILE, "ACCEPTÉ EN PARTIE");
    String labs = delivery(LAB_FILE);
    fetch(laboratory, "accuse-" + labs + ".txt", "ack-" + labs + ".hl7");
    assertThat(laboratory.run(serving.sftpPort(), "ls -1 depot").text()).doesNotContain("hl7");
    metricsTellHowMuchAndNothingElse();
  }

  /** The answer lies where the file was put, within seconds and without a night. */
  @Test
  void whatIsPutIntoTheTrialFolderIsAnsweredThereAndNeverLoaded() throws Exception {
    String name = "brouillon.csv";
    Files.write(
        council.folder().resolve(name), TestInstallation.sample(council.user(), COUNCIL_FILE));
    Sftp.Answer put = council.run(serving.sftpPort(), "put " + name + " essai/" + name);
    assertThat(put.exit()).as(put.text()).isZero();

    await().atMost(Duration.ofMinutes(1)).until(() -> trialFolder().matches("(?s).*\\.txt.*"));

    assertThat(trialFolder()).contains(".html").doesNotContain(name);
    Sftp.Answer got = council.run(serving.sftpPort(), "get essai/essai-*.txt essai.txt");
    assertThat(got.exit()).as(got.text()).isZero();
    assertThat(council.folder().resolve("essai.txt")).content().contains("ESSAI", name);
    assertThat(
            installation.value("SELECT count(*) FROM exchange.arrival WHERE file_name = ?", name))
        .isEqualTo("0");
  }

  private String trialFolder() throws Exception {
    return council.run(serving.sftpPort(), "ls -1 essai").text();
  }

  @Test
  void aSupervisorLearnsWhetherItAnswers() throws Exception {
    Path here =
        TestConfig.copyTo(folder.resolve("health"))
            .with("estuaire.yaml", "port: 9464", "port: " + serving.metricsPort())
            .folder();
    assertThat(new CommandLine(folder.resolve("none"), here).run("health").exit()).isZero();

    int closed;
    try (ServerSocket free = new ServerSocket(0)) {
      closed = free.getLocalPort();
    }
    Path elsewhere =
        TestConfig.copyTo(folder.resolve("no-health"))
            .with("estuaire.yaml", "port: 9464", "port: " + closed)
            .folder();
    assertThat(new CommandLine(folder.resolve("none"), elsewhere).run("health").exit())
        .isEqualTo(4);
  }

  private void upload(Sftp partner, String name) throws Exception {
    Files.write(partner.folder().resolve(name), TestInstallation.sample(partner.user(), name));
    Sftp.Answer answer =
        partner.run(
            serving.sftpPort(),
            "put " + name + " depot/" + name + ".part",
            "rename depot/" + name + ".part depot/" + name);
    assertThat(answer.exit()).as(answer.text()).isZero();
  }

  private void fetch(Sftp partner, String... names) throws Exception {
    String[] commands = Stream.of(names).map(name -> "get accuses/" + name).toArray(String[]::new);
    Sftp.Answer answer = partner.run(serving.sftpPort(), commands);
    assertThat(answer.exit()).as(answer.text()).isZero();
  }

  private String delivery(String file) throws Exception {
    return installation.value(
        "SELECT lpad(delivery_id::text, 8, '0') FROM exchange.arrival WHERE file_name = ? AND channel = 'SFTP'",
        file);
  }

  private void metricsTellHowMuchAndNothingElse() throws Exception {
    HttpResponse<String> metrics =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + serving.metricsPort() + "/metrics"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body())
        .containsPattern("estuaire_records\\{.*partner=\"cd-38\".*} [1-9]")
        .contains("estuaire_up");
    for (String identity :
        installation.rows("SELECT local_id, birth_name FROM identity.source_identity")) {
      assertThat(metrics.body()).doesNotContain(identity.split("\\|"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls ../labo-val-marnon",
        "ls /labo-val-marnon/accuses",
        "cd ../..",
        "get ../../keys/landing-key.json",
        "get /etc/passwd",
        "put key.pub accuses/key.pub",
        "put key.pub resultats/key.pub",
        "put key.pub key.pub",
        "put key.pub ../labo-val-marnon/depot/key.pub",
        "put key.pub depot/../../key.pub",
        "mkdir depot/more",
        "symlink /etc/passwd depot/link",
        "rm accuses/*"
      })
  void aPartnerStaysInItsHomeAndWritesInItsDepotOnly(String command) throws Exception {
    Set<String> before = tree();

    Sftp.Answer answer = council.run(serving.sftpPort(), command, "ls -1");

    assertThat(tree()).isEqualTo(before);
    assertThat(council.folder().resolve("passwd")).doesNotExist();
    assertThat(council.folder().resolve("landing-key.json")).doesNotExist();
    if (answer.exit() == 0) {
      // "cd ../.." from the root stays there.
      assertThat(answer.text().lines())
          .contains("accuses", "depot", "resultats")
          .doesNotContain("labo-val-marnon");
    }
  }

  @Test
  void aKeyOpensOnlyTheHomeOfItsPartner() throws Exception {
    Sftp pretender = new Sftp(council.folder(), "labo-val-marnon");
    assertThat(pretender.run(serving.sftpPort(), "ls").exit()).isNotZero();
  }

  private static Set<String> tree() throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve("data"))) {
      return walk.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void theNightlyRunIsScheduledInTheDatabaseAndSharedByEveryProcess() throws Exception {
    String trigger =
        "SELECT t.trigger_name, c.str_prop_1, c.int_prop_1,"
            + " to_char(to_timestamp(t.start_time / 1000) AT TIME ZONE c.str_prop_2, 'HH24:MI'),"
            + " c.str_prop_2, t.trigger_state FROM quartz.qrtz_triggers t"
            + " JOIN quartz.qrtz_simprop_triggers c USING (sched_name, trigger_name, trigger_group)";
    assertThat(installation.rows(trigger))
        .containsExactly("nightly|DAY|1|02:45|Europe/Paris|WAITING");

    try (TestInstallation other =
            TestInstallation.open(folder.resolve("data"), config, environment);
        Serving second = Serving.start(other.installation())) {
      assertThat(second.sftpPort()).isNotEqualTo(serving.sftpPort());
      assertThat(other.rows(trigger)).containsExactly("nightly|DAY|1|02:45|Europe/Paris|WAITING");
      assertThat(other.rows("SELECT instance_name FROM quartz.qrtz_scheduler_state")).hasSize(2);
    }
  }
}
