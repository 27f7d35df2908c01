package org.estuaire.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.YamlFinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationRefusalsTest {

  @TempDir Path temp;
  private ConfigurationFolder folder;

  @BeforeEach
  void anEmptyInstallation() {
    folder = new ConfigurationFolder(temp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nonsense: 1                            | 010
          charsett: UTF-8                        | 011
          name: Encore                           | 012
          language: de                           | 015
          language: [fr]                         | 009
          charset: {a: b}                        | 009
          facilities: 389999996                  | 008
          facilities: ["389999997"]              | 057
          facilities: ["38"]                     | 057
          identity-domain: 3.999.1               | 025
          identity-domain: 1.40.1                | 025
          identity-domain: 2.999.010             | 025
          charset: EBCDIC-FR-9                   | 023
          charset: "été"                         | 023
          mapping: mappings/none.yaml            | 028
          terminology: ../outside.csv            | 027
          mapping: /etc/hosts                    | 027
          ssh-key-files: [keys/none.pub]         | 028
          completion: sometime                   | 030
          completion: {}                         | 030
          completion: {marker: .ok, stable-size: 5s} | 030
          completion: {marker: ok}               | 029
          completion: {stable-size: soon}        | 020
          completion: {markr: .ok, stable-size: 5s}  | 011
          cadence: {every: P1D}                  | 013
          cadence: {every: -PT1H, by: "06:00"}   | 020
          cadence: {every: 1d, by: "25:00"}      | 019
          cadence: {every: 1d, by: 6h}           | 019
          cadence: daily                         | 007
          limits: {record: 2TB}                  | 021
          limits: {delivery: 1MB, record: 2MB}   | 059
          folder: "a\\tb"                        | 017
          ssh-keys: ["ssh-ed25519"]              | 040
          ssh-keys: ["ssh-dss AAAAB3NzaC1kc3M="] | 042
          ssh-keys: ["-----BEGIN OPENSSH PRIVATE KEY-----"] | 041
          language: !!java.net.URL [fr]          | 006
          language: &a fr                        | 006
          <<: {language: fr}                     | 006
          language: [fr                          | 005
          """)
  void aPartnersMistakeIsToldWithItsLine(String line, String code) {
    folder.laboratory("labo-a", line + "\n");

    assertThat(folder.mistakes())
        .hasSize(1)
        .first()
        .matches(m -> m.matches("partners/labo-a.yaml:[56] CFG-" + code), code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone: Europe/Lyon                         | 022
          sftp: {port: 70000}                       | 018
          sftp: {port: -1}                          | 018
          sftp: {address: "a b"}                    | 024
          sftp: {adress: 127.0.0.1}                 | 011
          sftp: {port: 9464}                        | 060
          schedule: {nightly-at: "1:30"}            | 019
          loading: {chunk-records: 0}               | 018
          loading: {threads: 2.5}                   | 018
          limits: {rejects: 0}                      | 018
          limits: {share: 20GB}                     | 010
          metrics: [127.0.0.1]                      | 007
          password: x                               | 010
          """)
  void aSettingsMistakeIsToldWithItsLine(String line, String code) {
    folder.settings("environment: demo\n" + line + "\n");

    assertThat(folder.mistakes()).containsExactly("estuaire.yaml:2 CFG-" + code);
  }

  @Test
  void theEnvironmentIsNeverGuessed() {
    folder.settings("territory: Estran\n");

    assertThat(folder.mistakes()).containsExactly("estuaire.yaml:1 CFG-013");
  }

  @Test
  void anInstallationWithoutSettingsIsRefused() {
    assertThat(new ConfigurationReader().read(temp.resolve("absent")).allMistakes())
        .extracting(ConfigurationMistake::code)
        .containsExactly(YamlFinding.FILE_MISSING);
  }

  @Test
  void aPartnerWithoutItsFourKeysIsRefusedForEach() {
    folder.partner("labo-a", "language: fr\nlanes: []\n");

    assertThat(folder.mistakes())
        .containsExactly(
            "partners/labo-a.yaml:1 CFG-013",
            "partners/labo-a.yaml:1 CFG-013",
            "partners/labo-a.yaml:1 CFG-013",
            "partners/labo-a.yaml:2 CFG-014");
  }

  @Test
  void aCodeIsTheNameOfItsFile() {
    folder.partner("labo-b", "code: labo-a\nname: A\nkind: laboratory\nlanes: [lab]\n");

    assertThat(folder.mistakes()).containsExactly("partners/labo-b.yaml:1 CFG-050");
  }

  @Test
  void aCodeMayBecomeAFolderNameSoOnlyPlainCharactersAreAllowed() {
    folder.partner("Labo_A", "code: Labo_A\nname: A\nkind: laboratory\nlanes: [lab]\n");

    assertThat(folder.mistakes()).containsExactly("partners/Labo_A.yaml:1 CFG-016");
  }

  @Test
  void twoPartnersNeverShareACode() {
    folder.laboratory("labo-a", "");
    folder.partner("labo-b", "code: labo-a\nname: B\nkind: laboratory\nlanes: [lab]\n");

    assertThat(folder.mistakes())
        .containsExactly(
            "partners/labo-a.yaml:1 CFG-052",
            "partners/labo-b.yaml:1 CFG-050",
            "partners/labo-b.yaml:1 CFG-052");
  }

  @Test
  void twoPartnersNeverShareAFacility() {
    for (String code : new String[] {"ch-a", "ch-b"}) {
      folder.partner(
          code,
          "code: "
              + code
              + "\nname: A\nkind: hospital\nlanes: [billing]\n"
              + "facilities: [\"389999996\"]\n");
    }

    assertThat(folder.mistakes())
        .containsExactly("partners/ch-a.yaml:5 CFG-053", "partners/ch-b.yaml:5 CFG-053");
  }

  @Test
  void twoPartnersNeverWatchTheSameFolder() {
    folder.laboratory("labo-a", "folder: /srv/drop\n");
    folder.laboratory("labo-b", "folder: /srv/drop/b\n");
    folder.laboratory("labo-c", "folder: /srv/dropped\n");

    assertThat(folder.mistakes())
        .containsExactly("partners/labo-a.yaml:5 CFG-054", "partners/labo-b.yaml:5 CFG-054");
  }

  @Test
  void aCouncilNeedsAMapping() {
    folder.partner(
        "cd-38", "code: cd-38\nname: A\nkind: council\nlanes: [social]\nfacilities: [\"38\"]\n");

    assertThat(folder.mistakes()).containsExactly("partners/cd-38.yaml:3 CFG-055");
  }

  @Test
  void aMappingOfATypeThatNobodyKnowsIsToldWithTheOneThatWasMeant() {
    folder.file("mappings/a.yaml", "x");
    folder.laboratory("labo-a", "mappings: {evalution: mappings/a.yaml}\n");

    assertThat(folder.mistakes()).containsExactly("partners/labo-a.yaml:5 CFG-011");
  }

  @Test
  void mappingsStandInOnePlace() {
    folder.file("mappings/a.yaml", "x");
    folder.laboratory("labo-a", "mapping: mappings/a.yaml\nmappings: {apa: mappings/a.yaml}\n");

    assertThat(folder.mistakes()).containsExactly("partners/labo-a.yaml:5 CFG-068");
  }

  @Test
  void aHospitalNeedsItsFacilities() {
    folder.partner("ch-a", "code: ch-a\nname: A\nkind: hospital\nlanes: [billing]\n");

    assertThat(folder.mistakes()).containsExactly("partners/ch-a.yaml:3 CFG-056");
  }

  @Test
  void aCouncilNamesItselfOrADepartment() {
    folder.file("mappings/apa.yaml", "x");
    folder.partner(
        "cd-96",
        "code: cd-96\nname: A\nkind: council\nlanes: [social]\nmapping: mappings/apa.yaml\n"
            + "facilities: [\"20\", \"69M\", \"96\"]\n");

    assertThat(folder.mistakes()).containsExactly("partners/cd-96.yaml:6 CFG-058");
  }

  @Test
  void aFileThatWouldBeOverlookedIsTold() {
    folder.file("partners/labo-a.yml", "code: labo-a\n");

    assertThat(folder.mistakes()).containsExactly("partners/labo-a.yml:0 CFG-051");
  }

  @Test
  void aFileInAnotherEncodingIsRefused() {
    folder.file("partners/labo-a.yaml", new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xE9});

    assertThat(folder.mistakes()).containsExactly("partners/labo-a.yaml:0 CFG-003");
  }

  static Stream<Arguments> hostileFiles() {
    return Stream.of(
        Arguments.of("too long", "x: " + "y".repeat(1_200_000), "CFG-004"),
        Arguments.of("too deep", "[".repeat(50_000), "CFG-004"),
        Arguments.of("two documents", "a: b\n---\nc: d\n", "CFG-005"),
        Arguments.of("nothing", "", "CFG-007"),
        Arguments.of("a list", "- a\n", "CFG-007"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileFiles")
  void aFileThatIsNoConfigurationIsRefused(String what, String text, String code) {
    folder.partner("labo-a", text);

    assertThat(folder.mistakes()).hasSize(1).first().asString().as(what).endsWith(code);
  }

  @Test
  void weakOrUnknownKeysOpenNothing() {
    folder.file(
        "keys/labo.pub",
        String.join(
            "\n",
            ConfigurationFolder.rsa(2048),
            ConfigurationFolder.rsa(3072),
            ConfigurationFolder.ecdsa("nistp384", 97),
            ConfigurationFolder.ecdsa("nistp521", 133),
            ConfigurationFolder.key("ssh-ed25519", new byte[31]),
            "command=\"sh\" " + ConfigurationFolder.ed25519()));
    folder.laboratory("labo-a", "ssh-key-files: [keys/labo.pub]\n");

    assertThat(folder.mistakes())
        .containsExactly(
            "keys/labo.pub:1 CFG-043",
            "keys/labo.pub:4 CFG-042",
            "keys/labo.pub:5 CFG-040",
            "keys/labo.pub:6 CFG-040");
  }

  @Test
  void aPrivateKeyIsToldOnceAndNeverQuoted() {
    folder.file(
        "keys/labo", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAAcanary\nAAAAcanary\n-----END\n");
    folder.laboratory("labo-a", "ssh-key-files: [keys/labo]\n");

    assertThat(folder.mistakes()).containsExactly("keys/labo:0 CFG-041");
    assertThat(new ConfigurationReader().read(temp).allMistakes().toString())
        .doesNotContain("canary");
  }

  @Test
  void everyCodeHasItsSentencesInBothLanguages() {
    FindingCatalog catalog = new FindingCatalog(Arrays.asList(ConfigurationCode.values()));

    assertThat(catalog.all()).hasSameSizeAs(ConfigurationCode.values());
    assertThat(ConfigurationCode.values())
        .extracting(c -> ConfigurationMistake.at(Spot.whole(temp), c, "k", "1", "2", "3"))
        .allSatisfy(
            mistake ->
                assertThat(
                        mistake.message(Language.FR)
                            + mistake.remedy(Language.FR)
                            + mistake.message(Language.EN)
                            + mistake.remedy(Language.EN))
                    .doesNotContain("''")
                    .doesNotContainPattern("\\{[0-9]"));
  }
}
