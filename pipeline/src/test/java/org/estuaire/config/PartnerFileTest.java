package org.estuaire.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Partner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerFileTest {

  @TempDir Path temp;
  private ConfigurationFolder folder;
  private PartnerFile partnerFile;

  @BeforeEach
  void anEmptyInstallation() {
    folder = new ConfigurationFolder(temp.resolve("config"));
    partnerFile = new PartnerFile(folder.path(), new ConfigurationReader());
  }

  @Test
  void anAddedPartnerIsReadBackAsGiven() throws IOException {
    Path key = Files.writeString(temp.resolve("labo.pub"), ConfigurationFolder.ed25519() + "\n");

    PartnerFile.Outcome outcome =
        partnerFile.add(partner("labo-a", "Labo \"A\" \\ de l'Estran # 1", "laboratory", key));

    assertThat(outcome)
        .isEqualTo(new PartnerFile.Outcome.Added(folder.path().resolve("partners/labo-a.yaml")));
    Partner read = folder.valid().partner("labo-a").orElseThrow();
    assertThat(read.name()).isEqualTo("Labo \"A\" \\ de l'Estran # 1");
    assertThat(read.identityDomain()).isEqualTo("labo-a");
    assertThat(read.access().sshKeys()).containsExactly(ConfigurationFolder.ed25519());
  }

  @Test
  void anotherPartnersFileIsNeverOverwritten() {
    folder.laboratory("labo-a", "# kept\n");

    PartnerFile.Outcome outcome = partnerFile.add(partner("labo-a", "Labo", "laboratory"));

    assertThat(codes(outcome)).containsExactly("CFG-061");
    assertThat(folder.path().resolve("partners/labo-a.yaml")).content().contains("# kept");
  }

  @Test
  void aPartnerThatWouldBeRefusedLeavesNoFile() {
    PartnerFile.Outcome outcome = partnerFile.add(partner("cd-38", "Département", "council"));

    assertThat(codes(outcome)).containsExactly("CFG-055");
    assertThat(folder.path().resolve("partners/cd-38.yaml")).doesNotExist();
  }

  @Test
  void aPracticeSendsNothingAndIsSentWhatWasSaid() {
    PartnerFile.Outcome outcome =
        partnerFile.add(
            practice(
                Optional.of(
                    new NewPartner.Results(
                        "hprim-medecins", "10999000010", List.of("10999000010"), true))));

    assertThat(outcome).isInstanceOf(PartnerFile.Outcome.Added.class);
    Partner read = folder.valid().partner("cabinet-a").orElseThrow();
    assertThat(read.lanes()).isEmpty();
    assertThat(read.results().orElseThrow().identifier()).isEqualTo("10999000010");
    assertThat(read.results().orElseThrow().prescribers()).containsExactly("10999000010");
    assertThat(read.results().orElseThrow().followedPatients()).isTrue();
  }

  @Test
  void aPracticeThatWouldBeSentNothingIsRefused() {
    assertThat(codes(partnerFile.add(practice(Optional.empty())))).containsExactly("CFG-063");
    assertThat(
            codes(
                partnerFile.add(
                    practice(
                        Optional.of(
                            new NewPartner.Results("hprim-medecins", "", List.of(), false))))))
        .containsExactly("CFG-064");
  }

  @Test
  void aCodeCannotLeaveTheFolder() {
    PartnerFile.Outcome outcome = partnerFile.add(partner("../estuaire", "Labo", "laboratory"));

    assertThat(codes(outcome)).containsExactly("CFG-016");
  }

  @Test
  void aNameCannotAddLinesToTheFile() {
    PartnerFile.Outcome outcome =
        partnerFile.add(partner("labo-a", "x\"\nfolder: /tmp\nname: \"y", "laboratory"));

    assertThat(outcome).isInstanceOf(PartnerFile.Outcome.Added.class);
    assertThat(folder.valid().partners().get(0).access().folder()).isEmpty();
  }

  @Test
  void aPrivateKeyIsNotCopied() throws IOException {
    Path key = Files.writeString(temp.resolve("id"), "-----BEGIN OPENSSH PRIVATE KEY-----\n");

    PartnerFile.Outcome outcome = partnerFile.add(partner("labo-a", "Labo", "laboratory", key));

    assertThat(codes(outcome)).containsExactly("CFG-041");
    assertThat(folder.path().resolve("partners/labo-a.yaml")).doesNotExist();
  }

  private static NewPartner partner(String code, String name, String kind, Path... keys) {
    return new NewPartner(
        code,
        name,
        kind,
        List.of("lab"),
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(keys));
  }

  private static NewPartner practice(Optional<NewPartner.Results> results) {
    return new NewPartner(
        "cabinet-a",
        "Cabinet A",
        "practice",
        List.of(),
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        results,
        List.of());
  }

  private static List<String> codes(PartnerFile.Outcome outcome) {
    return ((PartnerFile.Outcome.Refused) outcome)
        .mistakes().stream().map(m -> m.code().code()).toList();
  }
}
