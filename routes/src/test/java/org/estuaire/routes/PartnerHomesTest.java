package org.estuaire.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.CrashPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerHomesTest {

  @TempDir Path folder;

  @Test
  void aReceiptAppearsInThePartnersHome() throws IOException {
    homes(CrashPoint.Watch.NONE)
        .put("labo", "accuse-12.txt", out -> out.write("bien reçu".getBytes(UTF_8)));
    assertThat(folder.resolve("labo/accuses/accuse-12.txt")).hasContent("bien reçu");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("labo"))))
        .isEqualTo("rwx------");
  }

  @Test
  void receiptsMayLieOnAnotherFileSystem() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
        "no second file system to write to");
    Path elsewhere = Files.createTempDirectory(memory, "estuaire-");
    try {
      Files.createDirectory(folder.resolve("labo"));
      Files.createSymbolicLink(folder.resolve("labo/accuses"), elsewhere);
      homes(CrashPoint.Watch.NONE).put("labo", "accuse.txt", out -> out.write(1));
      assertThat(elsewhere.resolve("accuse.txt")).hasSize(1);
    } finally {
      Files.deleteIfExists(elsewhere.resolve("accuse.txt"));
      Files.delete(elsewhere);
    }
  }

  @Test
  void theSameReceiptAgainLeavesOne() throws IOException {
    PartnerHomes homes = homes(CrashPoint.Watch.NONE);
    homes.put("labo", "accuse.txt", out -> out.write("first".getBytes(UTF_8)));
    homes.put("labo", "accuse.txt", out -> out.write("again".getBytes(UTF_8)));
    assertThat(files()).containsExactly("labo/accuses/accuse.txt");
    assertThat(folder.resolve("labo/accuses/accuse.txt")).hasContent("again");
  }

  @Test
  void aReceiptIsNeverSeenHalfWritten() throws IOException {
    PartnerHomes dying = homes(Depots.dyingAt(CrashPoint.RECEIPT_BEFORE_RENAME));
    assertThatThrownBy(
            () -> dying.put("labo", "accuse.txt", out -> out.write("text".getBytes(UTF_8))))
        .isInstanceOf(Depots.Crash.class);
    assertThat(folder.resolve("labo/accuses/accuse.txt")).doesNotExist();

    homes(CrashPoint.Watch.NONE)
        .put("labo", "accuse.txt", out -> out.write("text".getBytes(UTF_8)));
    assertThat(files()).containsExactly("labo/accuses/accuse.txt");
  }

  @Test
  void whatCouldNotBeWrittenLeavesNoDraftBehind() throws IOException {
    PartnerHomes homes = homes(CrashPoint.Watch.NONE);
    assertThatThrownBy(
            () ->
                homes.put(
                    "labo",
                    "accuse.txt",
                    out -> {
                      out.write("half".getBytes(UTF_8));
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.txt", "a/b.txt", "", ".", "..", "-x", "a\nb", "re\u0301sultat"})
  void aReceiptNameThatIsNoPlainNameIsRefused(String name) {
    assertThatThrownBy(
            () -> homes(CrashPoint.Watch.NONE).put("labo", name, out -> out.write(new byte[] {1})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../labo", "/etc", "", "Labo", "a/b"})
  void aPartnerCodeThatIsNoPlainNameIsRefused(String code) {
    assertThatThrownBy(() -> homes(CrashPoint.Watch.NONE).create(code))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private PartnerHomes homes(CrashPoint.Watch watch) {
    return new PartnerHomes(folder, watch);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
