package org.estuaire.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.MllpAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.PullAccess;
import org.estuaire.exchange.ServerAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {

  private static final String LISTENER =
      "environment: demo\nmllp: {address: 127.0.0.1, port: 2575}\n";

  @TempDir Path temp;
  private ConfigurationFolder folder;

  @BeforeEach
  void anInstallationThatListens() {
    folder = new ConfigurationFolder(temp);
    folder.settings(LISTENER);
  }

  @Test
  void theListenerIsBoundedByDefault() {
    assertThat(folder.valid().mllp())
        .contains(
            new Configuration.Mllp(
                "127.0.0.1",
                2575,
                100,
                20,
                8 << 20,
                new Configuration.Pace(100, 8 << 20),
                Optional.empty()));
  }

  @Test
  void thePaceOfAnAddressIsTheInstallationsChoice() {
    folder.settings("environment: demo\nmllp: {messages-per-second: 5, bytes-per-second: 64KB}\n");
    assertThat(folder.valid().mllp())
        .hasValueSatisfying(
            mllp -> assertThat(mllp.pace()).isEqualTo(new Configuration.Pace(5, 64 << 10)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-per-second: 0",
        "messages-per-second: many",
        "bytes-per-second: 0KB",
        "bytes-per-second: 2GB",
        "bytes-per-second: 8"
      })
  void aPaceAtWhichNothingComesThroughIsAMistake(String line) {
    folder.settings("environment: demo\nmllp: {" + line + "}\n");
    assertThat(folder.mistakes()).isNotEmpty();
  }

  @Test
  void aPartnerIsKnownByMshAndByAProof() {
    folder.laboratory(
        "labo-a", "mllp: {senders: [\"SIL|A\"], networks: [10.4.0.0/16, \"fd00::/64\"]}\n");

    assertThat(access("labo-a").mllp())
        .contains(new MllpAccess(List.of("SIL|A"), List.of("10.4.0.0/16", "fd00::/64"), List.of()));
  }

  @Test
  void aPartnersOwnServerHasDefaults() {
    folder.file("keys/labo.hosts", "x");
    folder.laboratory(
        "labo-a",
        "pull: {host: sftp.labo.example, user: region, password-env: LABO_PASSWORD,"
            + " known-hosts: keys/labo.hosts, after: move}\n");

    assertThat(access("labo-a").pull())
        .contains(
            new PullAccess(
                "sftp.labo.example",
                22,
                "region",
                new PullAccess.Credential.PasswordVariable("LABO_PASSWORD"),
                temp.resolve("keys/labo.hosts"),
                ".",
                "*",
                PullAccess.After.MOVE,
                Duration.ofMinutes(15)));
  }

  @Test
  void aPracticeMayHaveItsResultsPutOnItsOwnServer() {
    folder.file("keys/cabinet.hosts", "x");
    practice(
        "host: sftp.cabinet.example, user: region, key-file: /etc/estuaire/cabinet.key,"
            + " known-hosts: keys/cabinet.hosts, directory: entrant");

    assertThat(partner("cabinet-a").results().orElseThrow().push())
        .contains(
            new ServerAccess(
                "sftp.cabinet.example",
                22,
                "region",
                new PullAccess.Credential.KeyFile(Path.of("/etc/estuaire/cabinet.key")),
                temp.resolve("keys/cabinet.hosts"),
                "entrant"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "host: h, user: u, key-file: k; CFG-013",
        "host: h, user: u, known-hosts: keys/h; CFG-090",
        "host: h, user: u, key-file: k, known-hosts: keys/h, after: move; CFG-010"
      })
  void aMistakeAboutThatServerIsTold(String push, String code) {
    folder.file("keys/h", "x");
    practice(push);

    assertThat(mistakes(temp.resolve("partners/cabinet-a.yaml"))).contains(code);
  }

  private void practice(String push) {
    folder.partner(
        "cabinet-a",
        "code: cabinet-a\nname: A\nkind: practice\nresults:\n  format: hprim-medecins\n"
            + "  followed-patients: true\n  push: {"
            + push
            + "}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mllp: {senders: [\"SIL|A\"]}; CFG-084",
        "mllp: {senders: [SIL], networks: [10.0.0.1]}; CFG-081",
        "mllp: {senders: [\"SIL|A\"], networks: [10.0.0.0/33]}; CFG-082",
        "mllp: {senders: [\"SIL|A\"], networks: [labo.example]}; CFG-082",
        "mllp: {senders: [\"SIL|A\"], networks: [\"1:2:::\"]}; CFG-082",
        "mllp: {senders: [\"SIL|A\"], certificates: [abc]}; CFG-083",
        "mllp: {senders: [\"SIL|B\"], networks: [10.0.0.1]}; CFG-087",
        "pull: {host: h, user: u, password-env: secret, known-hosts: keys/h, after: move}; CFG-088",
        "pull: {host: h, user: u, key-file: k, known-hosts: keys/h, after: move, pattern: a/b}; CFG-089",
        "pull: {host: h, user: u, known-hosts: keys/h, after: move}; CFG-090",
        "pull: {host: h, user: u, key-file: k, password-env: P, known-hosts: keys/h, after: keep}; CFG-090",
        "pull: {host: h, user: u, key-file: k, known-hosts: keys/none, after: move}; CFG-028",
        "pull: {host: h, user: u, key-file: k, known-hosts: keys/h}; CFG-013"
      })
  void aMistakeIsToldWithItsPlace(String lines, String code) {
    folder.file("keys/h", "x");
    folder.laboratory("labo-b", "mllp: {senders: [\"SIL|B\"], networks: [10.0.0.2]}\n");
    folder.laboratory("labo-a", lines + "\n");

    assertThat(mistakes(temp.resolve("partners/labo-a.yaml"))).contains(code);
  }

  @Test
  void certificatesAreOfNoUseToAListenerThatAsksForNone() {
    folder.laboratory(
        "labo-a", "mllp: {senders: [\"SIL|A\"], certificates: [" + "ab".repeat(32) + "]}\n");
    assertThat(mistakes(temp.resolve("partners/labo-a.yaml"))).containsExactly("CFG-086");
  }

  @Test
  void aPartnerCantSendToAListenerThatIsNotThere() {
    folder.settings("environment: demo\n");
    folder.laboratory("labo-a", "mllp: {senders: [\"SIL|A\"], networks: [10.0.0.1]}\n");
    assertThat(mistakes(temp.resolve("partners/labo-a.yaml"))).containsExactly("CFG-085");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "networks: [10.0.0.2]; networks: [10.0.0.0/24]; CFG-107",
        "networks: [10.0.0.0/8]; networks: [192.168.0.1, 10.0.0.7]; CFG-107",
        "networks: [\"fd00::/8\"]; networks: [\"fd00:1::1\"]; CFG-107",
        "networks: [10.0.0.2]; networks: [10.0.1.0/24]; ''",
        "networks: [10.0.0.2]; networks: [\"fd00::/8\"]; ''",
        "networks: [10.0.0.2], certificates: [CERT]; networks: [10.0.0.0/24], certificates: [OTHER]; ''",
        "networks: [10.0.0.2]; networks: [10.0.0.0/24], certificates: [OTHER]; CFG-107",
        "certificates: [CERT]; networks: [10.0.0.0/24], certificates: [CERT]; CFG-107",
        "certificates: [CERT]; networks: [10.0.0.0/24]; ''"
      })
  void aLaboratoryThatAnotherCanPassForIsToldApartByItsCertificate(
      String mine, String theirs, String code) {
    folder.file("tls/server.pem", "x").file("tls/authorities.pem", "x");
    folder.settings(
        LISTENER.replace(
            "2575}",
            "2575, tls: {certificate: tls/server.pem, key: /etc/k,"
                + " client-authorities: tls/authorities.pem}}"));
    folder.laboratory("labo-a", proof("SIL|A", mine));
    folder.laboratory("labo-b", proof("SIL|B", theirs));

    assertThat(String.join(" ", mistakes(temp.resolve("partners/labo-a.yaml")))).isEqualTo(code);
  }

  private static String proof(String sender, String proof) {
    return "mllp: {senders: [\""
        + sender
        + "\"], "
        + proof.replace("CERT", "ab".repeat(32)).replace("OTHER", "cd".repeat(32))
        + "}\n";
  }

  @Test
  void aSshKeyOpensTheDropOfOnePartnerOnly() {
    String key = ConfigurationFolder.ed25519();
    folder.laboratory("labo-a", "ssh-keys: [\"" + key + "\"]\n");
    folder.file("keys/b.pub", key.replace(" labo@estran", "  another comment") + "\n");
    folder.laboratory("labo-b", "ssh-key-files: [keys/b.pub]\n");

    assertThat(mistakes(temp.resolve("partners/labo-a.yaml"))).containsExactly("CFG-106");
    assertThat(mistakes(temp.resolve("partners/labo-b.yaml"))).containsExactly("CFG-106");
  }

  @Test
  void twoListenersCantShareAPort() {
    folder.settings("environment: demo\nmllp: {port: 2222}\n");
    assertThat(mistakes(temp.resolve("estuaire.yaml"))).containsExactly("CFG-080");
  }

  private Partner partner(String code) {
    return folder.valid().partner(code).orElseThrow();
  }

  private Partner.Access access(String code) {
    return partner(code).access();
  }

  private List<String> mistakes(Path file) {
    return new ConfigurationReader()
        .read(temp).allMistakes().stream()
            .filter(mistake -> mistake.file().equals(file))
            .peek(mistake -> assertThat(mistake.at().line()).isPositive())
            .map(mistake -> mistake.finding().code().code())
            .toList();
  }
}
