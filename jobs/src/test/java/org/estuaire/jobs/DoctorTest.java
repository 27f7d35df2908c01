package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.jobs.doctor.Diagnosis;
import org.estuaire.jobs.doctor.Doctor;
import org.estuaire.jobs.doctor.Topic;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} tells of an installation, and that it leaves it as it is. */
class DoctorTest {

  @TempDir private Path folder;

  private Path config;
  private Path data;

  @BeforeEach
  void configure() throws IOException {
    data = folder.resolve("data");
    config = folder.resolve("config");
    // Ports that nobody listens at: tests run side by side.
    TestConfig.copyTo(config)
        .with("estuaire.yaml", "port: 2222", "port: " + freePort())
        .with("estuaire.yaml", "port: 9464", "port: " + freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void listenAt(String address, int port) throws IOException {
    Path settings = config.resolve("estuaire.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceAll("(?m)^sftp:.*$", "sftp: {address: " + address + ", port: " + port + "}"));
  }

  private Map<Topic, Diagnosis> examine(Map<String, String> environment) throws Exception {
    Map<Topic, Diagnosis> all = new HashMap<>();
    new Doctor(new Folders(TestInstallation.HOME, data, config), environment)
        .examine()
        .forEach(one -> all.put(one.topic(), one));
    assertThat(all).containsOnlyKeys(Topic.values());
    return all;
  }

  private static List<String> codes(Diagnosis of) {
    return of.findings().stream().map(Finding::code).map(code -> code.code()).toList();
  }

  @Test
  void whereNothingIsInstalledYetNothingIsMadeAndNothingIsWrong() throws Exception {
    assertThat(examine(Map.of()).values()).noneMatch(Diagnosis::isGrave);
    assertThat(data).doesNotExist();
  }

  @Test
  void aSoundInstallationIsInOrderAndAServerThatMayLoseDataIsTold() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    try (TestInstallation installed = TestInstallation.open(data, config, environment)) {
      installed.night();
      Map<Topic, Diagnosis> all = examine(environment);
      // Nothing on the tests' server is meant to last, and they are its superuser.
      assertThat(codes(all.remove(Topic.DATABASE)))
          .containsExactly("DOC-006", "DOC-006", "DOC-007");
      assertThat(all.values()).noneMatch(Diagnosis::isGrave).noneMatch(Diagnosis::isOpen);
    }
  }

  @Test
  void oneTroubleHidesNoOther() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listenAt("127.0.0.1", taken.getLocalPort());
      Files.writeString(config.resolve("partners/wrong.yaml"), "kind: laboratory\n");
      Map<Topic, Diagnosis> wrong =
          examine(Map.of(Repository.URL, "jdbc:postgresql://127.0.0.1:1/x"));
      assertThat(codes(wrong.get(Topic.CONFIGURATION))).containsExactly("DOC-002");
      assertThat(codes(wrong.get(Topic.DATABASE))).containsExactly("CFG-194");
      assertThat(wrong.get(Topic.NIGHTS).isOpen()).isTrue();

      Files.delete(config.resolve("partners/wrong.yaml"));
      Finding port = examine(Map.of()).get(Topic.PORTS).findings().get(0);
      assertThat(port.code().code()).isEqualTo("DOC-010");
      assertThat(port.arguments()).containsExactly("" + taken.getLocalPort(), "sftp");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsTold() throws Exception {
    listenAt("192.0.2.1", 2222);
    assertThat(codes(examine(Map.of()).get(Topic.PORTS))).containsExactly("DOC-011");
  }

  @Test
  void aLandingZoneOfAnotherKeyIsTold() throws Exception {
    Map<String, String> environment = new HashMap<>(TestInstallation.environment());
    TestInstallation.open(data, config, environment).close();
    environment.put(LandingKey.VARIABLE, LandingKey.generate().secretText());
    assertThat(codes(examine(environment).get(Topic.KEY))).containsExactly("CFG-105");
    environment.remove(LandingKey.VARIABLE);
    assertThat(codes(examine(environment).get(Topic.KEY))).containsExactly("CFG-111");
  }

  @Test
  void nightsThatDidNotEndOrDidNotComeAreTold() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    try (TestInstallation installed = TestInstallation.open(data, config, environment)) {
      installed.night();
      TestQuery.rows(
          installed.installation().database(),
          "UPDATE exchange.run SET ended_at = now() - interval '31 hours' RETURNING id");
      assertThat(codes(examine(environment).get(Topic.NIGHTS))).containsExactly("DOC-014");
      TestQuery.rows(
          installed.installation().database(),
          "UPDATE exchange.run SET started_at = now() + interval '1 hour' RETURNING id");
      assertThat(codes(examine(environment).get(Topic.NIGHTS))).containsExactly("DOC-009");
    }
  }

  @Test
  void aRepositoryThatIsBehindIsTold() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    try (TestInstallation installed = TestInstallation.open(data, config, environment)) {
      TestQuery.rows(
          installed.installation().database(),
          "DELETE FROM flyway.flyway_schema_history WHERE installed_rank = (SELECT"
              + " max(installed_rank) FROM flyway.flyway_schema_history) RETURNING version");
      assertThat(codes(examine(environment).get(Topic.DATABASE))).contains("DOC-005");
    }
  }

  @Test
  void theAnswerIsTextOrJsonAndAnExitCode() throws Exception {
    CommandLine commands =
        new CommandLine(data, config, Map.of(Repository.URL, "jdbc:postgresql://127.0.0.1:1/x"));
    CommandLine.Answer text = commands.run("doctor");
    assertThat(text.exit()).isEqualTo(3);
    assertThat(text.out())
        .contains("Java : en ordre", "Base : à corriger", "  CFG-194 ", "  → ")
        .contains("Nuits : à examiner ensuite");
    assertThat(commands.run("doctor", "--json").out()).startsWith("[ {").contains("\"CFG-194\"");
  }
}
