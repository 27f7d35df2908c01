package org.estuaire.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.jobs.TestConfig;
import org.estuaire.jobs.TestInstallation;
import org.estuaire.jobs.installation.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerFoldersTest {

  private static final String LABO = "labo-hauts-pins";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"/etc", "/etc/cron.d", "/", "/home", "/tmp", "/usr/share", "/var"})
  void aFolderOfTheSystemIsNoWatchedFolder(String watched) throws IOException {
    assertThat(mistakes(watched)).containsExactly("CFG-192");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data",
        "data/landing",
        "data/sftp/labo-val-marnon/depot",
        "data/keys/x",
        "config"
      })
  void aFolderOfOursOrAboveOneIsNoWatchedFolder(String watched) throws IOException {
    assertThat(mistakes(folder.resolve(watched).toString())).containsExactly("CFG-191");
  }

  @Test
  void aLinkToAFolderOfOursIsSeenThrough() throws IOException {
    Files.createDirectories(folder.resolve("data/landing"));
    Path link = Files.createSymbolicLink(folder.resolve("drop"), folder.resolve("data/landing"));
    assertThat(mistakes(link.toString())).containsExactly("CFG-191");
  }

  @Test
  void twoPartnersDoNotWatchOneFolderUnderTwoNames() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("drop"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), drop);
    TestConfig config =
        TestConfig.copyTo(folder.resolve("config"))
            .adding("partners/" + LABO + ".yaml", "\nfolder: " + drop + "\n")
            .adding("partners/labo-val-marnon.yaml", "\nfolder: " + link + "\n");
    assertThat(mistakes(config)).containsExactly("CFG-054", "CFG-054");
  }

  @Test
  void aFolderApartIsAWatchedFolder() throws IOException {
    assertThat(mistakes(folder.resolve("drop").toString())).isEmpty();
  }

  @Test
  void aDepotOnAnotherDiskThanItsUploadsIsAMistake() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
        "no second file system to write to");
    Path elsewhere = Files.createTempDirectory(memory, "estuaire-");
    try {
      Path home = folder.resolve("data/sftp/" + LABO);
      Files.createDirectories(home.resolve(".uploads"));
      Files.createSymbolicLink(home.resolve("depot"), elsewhere);
      assertThat(mistakes(TestConfig.copyTo(folder.resolve("config")))).containsExactly("CFG-193");
    } finally {
      Files.delete(elsewhere);
    }
  }

  private List<String> mistakes(String watched) throws IOException {
    return mistakes(
        TestConfig.copyTo(folder.resolve("config"))
            .adding("partners/" + LABO + ".yaml", "\nfolder: " + watched + "\n"));
  }

  private List<String> mistakes(TestConfig config) {
    Folders folders = new Folders(TestInstallation.HOME, folder.resolve("data"), config.folder());
    ConfigurationReader reader = Checks.reader(folders, Map.of());
    return reader.read(config.folder()).allMistakes().stream()
        .map(ConfigurationMistake::code)
        .map(code -> code.code())
        .toList();
  }
}
