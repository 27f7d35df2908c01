package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {

  @TempDir Path temp;

  @Test
  void aFolderIsMadeForItsOwnerAlone() throws Exception {
    assertThat(rights(OwnFolder.of(temp.resolve("data/postgres")))).isEqualTo("rwx------");
  }

  @Test
  void aFolderOfOursThatOthersMayWriteIntoIsClosed() throws Exception {
    Path open = Files.createDirectory(temp.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(rights(OwnFolder.of(open))).isEqualTo("rwx------");
  }

  @Test
  void aLinkThatSomebodyPutThereIsRefused() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), elsewhere);
    assertThatThrownBy(() -> OwnFolder.of(link)).isInstanceOf(ForeignFolder.class);
  }

  @Test
  void theEmbeddedDatabaseUnpacksItsProgramsWhereNobodyElseComes() throws Exception {
    Path folder = temp.resolve("data/postgres");
    Path temporary = Files.createDirectory(temp.resolve("temporary"));
    // In a process of its own: the library unpacks once in each.
    Process opening =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(opening.waitFor()).isZero();
    assertThat(rights(temp.resolve("data/postgres-programs"))).isEqualTo("rwx------");
    assertThat(temp.resolve("data/postgres-programs/unpacked"))
        .isDirectoryContaining("glob:**PG-*");
    assertThat(temporary).isEmptyDirectory();
  }

  /** Opens an embedded database and closes it. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] folder) throws Exception {
      EmbeddedDatabase.open(Path.of(folder[0])).close();
    }
  }

  private static String rights(Path folder) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
