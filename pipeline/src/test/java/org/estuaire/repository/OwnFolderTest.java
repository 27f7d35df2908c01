package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
    assertThatThrownBy(() -> OwnFolder.of(link))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessage("CFG-122");
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

  /** In a mount namespace of its own, which most machines give to every account. */
  @Test
  void aFolderFromWhichNoProgramMayBeStartedIsToldBeforeAnythingIsUnpacked() throws Exception {
    Path data = Files.createDirectory(temp.resolve("data"));
    String mount = "mount -t tmpfs -o noexec,mode=700 tmpfs '" + data + "'";
    assumeTrue(inNamespace(mount) == 0, "no right to mount");
    String opening =
        String.join(
            " ",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "'" + Opening.class.getName() + "'",
            data.resolve("postgres").toString());
    Path said = temp.resolve("said");
    assertThat(inNamespace(mount + " && " + opening + " 2> " + said)).isEqualTo(1);
    assertThat(said).content().contains("UnusableDatabase: CFG-123");
  }

  private static int inNamespace(String script) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("unshare", "-rm", "sh", "-c", script);
    shell.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    try {
      return shell.start().waitFor();
    } catch (IOException noSuchProgram) {
      return -1;
    }
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
