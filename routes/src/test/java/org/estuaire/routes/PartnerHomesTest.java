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
import org.estuaire.exchange.receipt.Outbox;
import org.estuaire.exchange.receipt.ReceiptName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerHomesTest {

  private static final ReceiptName ACCUSE = new ReceiptName("accuse", 1, "txt");

  @TempDir Path folder;

  @Test
  void aReceiptAppearsInThePartnersHome() throws IOException {
    homes(CrashPoint.Watch.NONE)
        .put("labo", new ReceiptName("accuse-12", 1, "txt"), saying("bien reçu"));
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
      homes(CrashPoint.Watch.NONE).put("labo", ACCUSE, out -> out.write(1));
      assertThat(elsewhere.resolve("accuse.txt")).hasSize(1);
    } finally {
      Files.deleteIfExists(elsewhere.resolve("accuse.txt"));
      Files.delete(elsewhere);
    }
  }

  @Test
  void theSameReceiptAgainLeavesOne() throws IOException {
    PartnerHomes homes = homes(CrashPoint.Watch.NONE);
    assertThat(homes.put("labo", ACCUSE, saying("first"))).isEqualTo("accuse.txt");
    assertThat(homes.put("labo", ACCUSE, saying("first"))).isEqualTo("accuse.txt");
    assertThat(files()).containsExactly("labo/accuses/accuse.txt");
  }

  @Test
  void aReceiptIsNeverWrittenOverOneThatSaysSomethingElse() throws IOException {
    PartnerHomes homes = homes(CrashPoint.Watch.NONE);
    ReceiptName second = ACCUSE.next();
    homes.put("labo", second, saying("before the restore"));
    assertThat(homes.put("labo", second, saying("after it"))).isEqualTo("accuse-v3.txt");
    assertThat(homes.put("labo", second, saying("after it"))).isEqualTo("accuse-v3.txt");
    assertThat(files()).containsExactly("labo/accuses/accuse-v2.txt", "labo/accuses/accuse-v3.txt");
    assertThat(folder.resolve("labo/accuses/accuse-v2.txt")).hasContent("before the restore");
    assertThat(folder.resolve("labo/accuses/accuse-v3.txt")).hasContent("after it");
  }

  @Test
  void aNoticeTakesThePlaceOfTheLastOne() throws IOException {
    PartnerHomes homes = homes(CrashPoint.Watch.NONE);
    homes.putNotice("labo", "avis.txt", "nearly full");
    homes.putNotice("labo", "avis.txt", "full");
    assertThat(files()).containsExactly("labo/accuses/avis.txt");
    assertThat(folder.resolve("labo/accuses/avis.txt")).hasContent("full");
  }

  @Test
  void aReceiptIsNeverSeenHalfWritten() throws IOException {
    PartnerHomes dying = homes(Depots.dyingAt(CrashPoint.RECEIPT_BEFORE_RENAME));
    assertThatThrownBy(() -> dying.put("labo", ACCUSE, saying("text")))
        .isInstanceOf(Depots.Crash.class);
    assertThat(folder.resolve("labo/accuses/accuse.txt")).doesNotExist();

    homes(CrashPoint.Watch.NONE).put("labo", ACCUSE, saying("text"));
    assertThat(files()).containsExactly("labo/accuses/accuse.txt");
  }

  @Test
  void whatCouldNotBeWrittenLeavesNoDraftBehind() throws IOException {
    PartnerHomes homes = homes(CrashPoint.Watch.NONE);
    assertThatThrownBy(
            () ->
                homes.put(
                    "labo",
                    ACCUSE,
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
    assertThatThrownBy(() -> homes(CrashPoint.Watch.NONE).putNotice("labo", name, "text"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../labo", "/etc", "", "Labo", "a/b"})
  void aPartnerCodeThatIsNoPlainNameIsRefused(String code) {
    assertThatThrownBy(() -> homes(CrashPoint.Watch.NONE).create(code))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Outbox.Content saying(String words) {
    return out -> out.write(words.getBytes(UTF_8));
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
