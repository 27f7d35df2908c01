package org.estuaire.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.jobs.CommandLine;
import org.estuaire.jobs.TestConfig;
import org.estuaire.jobs.TestInstallation;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {

  private static final String PARTNER = "partners/labo-rive-gauche.yaml";

  @TempDir private Path temp;
  private TestConfig config;
  private Path data;
  private Path key;
  private Path hosts;

  @BeforeEach
  void aPartnerWithAServerOfItsOwn() throws Exception {
    data = temp.resolve("data");
    config = TestConfig.copyTo(temp.resolve("config"));
    key = temp.resolve("labo.key");
    hosts = config.folder().resolve("labo.hosts");
    writeKey(key, null);
    record("[sftp.labo.example]:2022", KeyUtils.generateKeyPair("ssh-ed25519", 256));
    pull("key-file: " + key);
  }

  @Test
  void whatIsInOrderIsNotSpokenOf() {
    assertThat(told(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-rw----"})
  void aPrivateKeyThatOthersMayOpenIsToldWithItsMode(String mode) throws IOException {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
    assertThat(told(Map.of())).containsExactly("labo.key CFG-110 " + mode);
  }

  @Test
  void aKeyThatIsMissingOrNoKeyOrHasAPassphraseIsTold() throws Exception {
    Files.delete(key);
    assertThat(told(Map.of())).containsExactly("labo.key CFG-111 ");
    writeKey(key, "sésame");
    assertThat(told(Map.of())).containsExactly("labo.key CFG-114 ");
    Files.writeString(key, "ssh-ed25519 AAAA\n");
    assertThat(told(Map.of())).containsExactly("labo.key CFG-115 ");
  }

  @Test
  void aPasswordThatNoVariableHoldsIsTold() throws Exception {
    config.with(PARTNER, "key-file: " + key, "password-env: LABO_PASSWORD");
    assertThat(told(Map.of())).containsExactly("LABO_PASSWORD CFG-116 LABO_PASSWORD");
    assertThat(told(Map.of("LABO_PASSWORD", "x"))).isEmpty();
  }

  @Test
  void aServerOfWhichNoUsableKeyIsOnRecordIsTold() throws Exception {
    String server = "labo.hosts CFG-117 sftp.labo.example:2022";
    record("sftp.labo.example", KeyUtils.generateKeyPair("ssh-ed25519", 256));
    assertThat(told(Map.of())).containsExactly(server);
    record("[sftp.labo.example]:2022", KeyUtils.generateKeyPair("ssh-rsa", 2048));
    assertThat(told(Map.of())).containsExactly(server);
  }

  @Test
  void aLandingKeyThatOthersMayReadIsTold() throws Exception {
    Path landing = Files.writeString(temp.resolve("landing.json"), "{}");
    Files.setPosixFilePermissions(landing, PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, String> environment = Map.of(LandingKey.FILE_VARIABLE, landing.toString());
    assertThat(told(environment)).containsExactly("landing.json CFG-110 rw-r--r--");
    Files.setPosixFilePermissions(landing, PosixFilePermissions.fromString("rw-------"));
    assertThat(told(environment)).containsExactly("landing.json CFG-113 ");
  }

  @Test
  void aDatabasePasswordThatOthersMayReadOrThatIsMissingIsTold() throws Exception {
    Path password = Files.writeString(temp.resolve("db-password"), "secret");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, String> environment = Map.of(Repository.PASSWORD_FILE, password.toString());
    assertThat(told(environment)).containsExactly("db-password CFG-110 rw-r--r--");
    Files.delete(password);
    assertThat(told(environment)).containsExactly("db-password CFG-111 ");
  }

  @Test
  void noNewKeyIsMadeForALandingZoneThatHasOne() throws Exception {
    Folders folders = new Folders(TestInstallation.HOME, data, config.folder());
    new LandingZone(folders.landing(), folders.landingKey(Map.of()), CrashPoint.Watch.NONE);
    Path aside = Files.move(folders.landingKeyFile(), temp.resolve("aside.json"));

    assertThatThrownBy(() -> folders.landingKey(Map.of())).hasMessageContaining("CFG-111");

    assertThat(folders.landingKeyFile()).doesNotExist();
    Map<String, String> named = Map.of(LandingKey.FILE_VARIABLE, aside.toString());
    assertThat(folders.landingKey(named)).isNotNull();
  }

  @Test
  void aStudyKeyThatOthersMayReadIsTold() throws Exception {
    Path study = data.resolve("keys/suivi-biologique.key");
    Files.createDirectories(study.getParent());
    Files.writeString(study, "x");
    Files.setPosixFilePermissions(study, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(told(Map.of())).containsExactly("suivi-biologique.key CFG-110 rw-r-----");
  }

  @Test
  void configurationThatEveryAccountMayChangeIsToldByCheckAndKeepsNoNightFromRunning()
      throws Exception {
    Files.setPosixFilePermissions(
        config.folder().resolve(PARTNER), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(told(Map.of())).containsExactly("labo-rive-gauche.yaml CFG-119 rw-rw-rw-");

    CommandLine commands = new CommandLine(data, config.folder());
    assertThat(commands.run("check").exit()).isEqualTo(3);
    assertThat(commands.run("check").out()).contains(PARTNER + " CFG-119").contains("rw-rw-rw-");
    assertThat(
            Checks.reader(new Folders(TestInstallation.HOME, data, config.folder()), Map.of())
                .read(config.folder())
                .allMistakes())
        .isEmpty();
  }

  /** Each as file, code and arguments. */
  private List<String> told(Map<String, String> environment) {
    Folders folders = new Folders(TestInstallation.HOME, data, config.folder());
    return new Surroundings(folders, environment)
        .allMistakes(TestInstallation.configuration(config.folder())).stream()
            .map(
                mistake ->
                    mistake.file().getFileName()
                        + " "
                        + mistake.code().code()
                        + " "
                        + String.join(" ", mistake.finding().arguments()))
            .toList();
  }

  private void pull(String credential) throws IOException {
    config.adding(
        PARTNER,
        "\npull: {host: sftp.labo.example, port: 2022, user: region, known-hosts: labo.hosts,"
            + " after: keep, "
            + credential
            + "}\n");
  }

  private void record(String host, KeyPair server) throws IOException {
    Files.writeString(hosts, host + " " + PublicKeyEntry.toString(server.getPublic()) + "\n");
  }

  private static void writeKey(Path file, String passphrase) throws Exception {
    OpenSSHKeyEncryptionContext protection = null;
    if (passphrase != null) {
      protection = new OpenSSHKeyEncryptionContext();
      protection.setPassword(passphrase);
      protection.setCipherType("256");
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
          KeyUtils.generateKeyPair("ssh-ed25519", 256), "estuaire", protection, out);
    }
  }
}
