package org.estuaire.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.YamlFinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

  @TempDir Path temp;
  private ConfigurationFolder folder;

  @BeforeEach
  void anEmptyInstallation() {
    folder = new ConfigurationFolder(temp);
  }

  @Test
  void everySettingButTheEnvironmentHasADefault() {
    Configuration configuration = folder.valid();

    assertThat(configuration)
        .isEqualTo(
            new Configuration(
                temp,
                Environment.DEMO,
                "Territoire",
                ZoneId.of("Europe/Paris"),
                new Configuration.Sftp("127.0.0.1", 2222),
                Optional.empty(),
                new Configuration.Schedule(LocalTime.of(1, 30)),
                new Configuration.Loading(5000, 2),
                new Configuration.Limits(1_000_000),
                new Configuration.Metrics("127.0.0.1", 9464),
                new Configuration.Disk(1L << 30),
                List.of()));
  }

  @Test
  void everySettingCanBeGiven() {
    folder.settings(
        """
        environment: production
        territory: Pays d'Estran
        zone: Indian/Reunion
        sftp: {address: 0.0.0.0, port: 22}
        schedule: {nightly-at: 02:15}
        loading: {chunk-records: 500, threads: 8}
        limits: {rejects: 20000}
        metrics: {address: "::1", port: 9000}
        disk: {keep-free: 5GB}
        """);

    assertThat(folder.valid())
        .isEqualTo(
            new Configuration(
                temp,
                Environment.PRODUCTION,
                "Pays d'Estran",
                ZoneId.of("Indian/Reunion"),
                new Configuration.Sftp("0.0.0.0", 22),
                Optional.empty(),
                new Configuration.Schedule(LocalTime.of(2, 15)),
                new Configuration.Loading(500, 8),
                new Configuration.Limits(20_000),
                new Configuration.Metrics("::1", 9000),
                new Configuration.Disk(5L << 30),
                List.of()));
  }

  @Test
  void aPartnerNeedsFourLines() {
    folder.laboratory("labo-a", "");

    assertThat(folder.valid().partner("labo-a"))
        .contains(
            new Partner(
                "labo-a",
                "Laboratoire",
                Partner.Kind.LABORATORY,
                Set.of(LaneName.LAB),
                Language.FR,
                "labo-a",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Partner.METROPOLITAN_FRANCE,
                new Partner.Access(List.of(), Optional.empty()),
                new Partner.Completion.Rename(),
                Optional.empty(),
                Partner.Limits.DEFAULT,
                Optional.empty()));
  }

  @Test
  void everyKeyOfAPartnerIsUnderstood() {
    String second = ConfigurationFolder.ecdsa("nistp256", 65);
    folder.file("mappings/rsf.yaml", "x").file("terminology/ch.csv", "x");
    folder.file("keys/ch.pub", "# the second machine\n" + second + "\n");
    folder.partner(
        "ch-estran",
        """
        code: ch-estran
        name: Centre hospitalier d'Estran
        kind: hospital
        lanes: [billing, lab]
        language: en
        identity-domain: "2.999.20.1"
        facilities: ["389999996", "2A0000001"]
        mapping: mappings/rsf.yaml
        terminology: terminology/ch.csv
        charset: windows-1252
        zone: Indian/Reunion
        ssh-keys: ["%s"]
        ssh-key-files: [keys/ch.pub]
        folder: /srv/drop/ch
        completion: {stable-size: 30s}
        cadence: {every: P1D, by: "06:00"}
        limits: {delivery: 5GB, record: 64KB, share: 6GB, share-files: 900}
        """
            .formatted(ConfigurationFolder.ed25519()));

    assertThat(folder.valid().partners())
        .containsExactly(
            new Partner(
                "ch-estran",
                "Centre hospitalier d'Estran",
                Partner.Kind.HOSPITAL,
                Set.of(LaneName.BILLING, LaneName.LAB),
                Language.EN,
                "2.999.20.1",
                List.of("389999996", "2A0000001"),
                List.of(
                    new Partner.MappingFile(
                        Optional.empty(), temp.resolve("mappings/rsf.yaml"), 8, 10)),
                Optional.of(temp.resolve("terminology/ch.csv")),
                Optional.of(Charset.forName("windows-1252")),
                ZoneId.of("Indian/Reunion"),
                new Partner.Access(
                    List.of(ConfigurationFolder.ed25519(), second),
                    Optional.of(Path.of("/srv/drop/ch"))),
                new Partner.Completion.StableSize(Duration.ofSeconds(30)),
                Optional.of(new Partner.Cadence(Duration.ofDays(1), LocalTime.of(6, 0))),
                new Partner.Limits(5L << 30, 64 << 10, new Partner.Share(6L << 30, 900)),
                Optional.empty()));
  }

  @Test
  void aPartnerMayHaveAMappingForEachRecordType() {
    folder.file("mappings/a.yaml", "x").file("mappings/e.yaml", "x");
    folder.laboratory(
        "labo-a", "mappings:\n  apa: mappings/a.yaml\n  evaluation: mappings/e.yaml\n");

    assertThat(folder.valid().partners().get(0).mappings())
        .containsExactly(
            new Partner.MappingFile(Optional.of("apa"), temp.resolve("mappings/a.yaml"), 6, 8),
            new Partner.MappingFile(
                Optional.of("evaluation"), temp.resolve("mappings/e.yaml"), 7, 15));
  }

  @Test
  void aMarkerFileMayTellThatAFileIsWhole() {
    folder.laboratory("labo-a", "completion: {marker: .ok}\n");

    assertThat(folder.valid().partners().get(0).completion())
        .isEqualTo(new Partner.Completion.Marker(".ok"));
  }

  @Test
  void allMistakesOfAllFilesAreToldAtOnce() {
    folder.settings("teritory: Estran\nsftp: {port: high}\n");
    folder.laboratory("labo-a", "langage: fr\n");
    folder.laboratory("labo-b", "charset: latin-nine\n");

    assertThat(folder.mistakes())
        .containsExactly(
            "estuaire.yaml:1 CFG-011",
            "estuaire.yaml:1 CFG-013",
            "estuaire.yaml:2 CFG-018",
            "partners/labo-a.yaml:5 CFG-011",
            "partners/labo-b.yaml:5 CFG-023");
  }

  @Test
  void aMistakeSaysWhereWhatAndHowToMendIt() {
    folder.laboratory("labo-a", "langage: fr\n");

    ConfigurationMistake mistake = new ConfigurationReader().read(temp).allMistakes().get(0);

    assertThat(mistake.at()).isEqualTo(new Spot(temp.resolve("partners/labo-a.yaml"), 5, 1));
    assertThat(mistake.message(Language.FR))
        .isEqualTo("La clé « langage » n'existe pas ici ; vouliez-vous dire « language » ?");
    assertThat(mistake.remedy(Language.EN)).isEqualTo("Write ‘language’, or remove the line.");
  }

  @Test
  void rulesOfOtherRoomsAreToldWithTheOthers() {
    folder.laboratory("labo-a", "").laboratory("labo-b", "nonsense: 1\n");
    ConfigurationCheck check =
        configuration ->
            configuration.partners().stream()
                .map(p -> ConfigurationMistake.at(Spot.whole(temp), YamlFinding.SYNTAX))
                .toList();

    List<ConfigurationMistake> mistakes =
        new ConfigurationReader(Set.of(), List.of(check)).read(temp).allMistakes();

    assertThat(mistakes)
        .extracting(ConfigurationMistake::code)
        .containsExactlyInAnyOrder(YamlFinding.SYNTAX, YamlFinding.UNKNOWN_KEY);
  }
}
