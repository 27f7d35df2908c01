package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners compress what they send, and are answered file by file. */
class ArchiveNightTest {

  private static final String LABO = "labo-rive-gauche";
  private static final String COUNCIL = "cd-38";
  private static final String COUNCIL_FILE = "CD38_APA_202611_20261120211500_lignes-fautives.csv";

  @TempDir private Path folder;

  @Test
  void theFilesOfAnArchiveAreLoadedAndAnsweredAsIfTheyHadComeAlone() throws Exception {
    List<Path> messages = TestInstallation.samples(LABO).subList(0, 3);
    try (TestInstallation installation = TestInstallation.open(folder.resolve("data"))) {
      installation.drop(LABO, "soir.zip", zip(messages));
      installation.drop(LABO, "abime.zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 0});
      installation.drop(
          COUNCIL, COUNCIL_FILE + ".gz", gzip(TestInstallation.sample(COUNCIL, COUNCIL_FILE)));

      installation.night();

      Aftermath.check(installation);
      assertThat(installation.value("SELECT count(DISTINCT message_id) FROM lab.report"))
          .isEqualTo("3");
      assertThat(installation.value("SELECT count(*) > 0 FROM social.entitlement")).isEqualTo("t");
      assertThat(receipt(installation, "soir.zip"))
          .contains("ARCHIVE DÉCOMPACTÉE", "3 fichier(s), chacun avec son propre accusé")
          .doesNotContain("Enregistrements reçus");
      assertThat(receipt(installation, "soir.zip / " + messages.get(1).getFileName()))
          .contains(": ACCEPTÉ", "soir.zip / " + messages.get(1).getFileName());
      assertThat(receipt(installation, "abime.zip")).contains("REFUSÉ EN ENTIER", "DEL-011");

      installation.drop(LABO, "soir.zip", zip(messages));
      installation.night();
      assertThat(installation.value("SELECT count(*) FROM exchange.record WHERE lane = 'lab'"))
          .isEqualTo("3");
    }
  }

  private String receipt(TestInstallation installation, String file) throws Exception {
    String name =
        installation.value(
            "SELECT d.partner || '/' || r.file_names[array_upper(r.file_names, 1)] FROM exchange.receipt r"
                + " JOIN exchange.arrival a ON a.id = r.arrival_id JOIN exchange.delivery d ON d.id = a.delivery_id"
                + " WHERE a.file_name = ?",
            file);
    String[] parts = name.split("/");
    return installation.receipt(parts[0], parts[1]);
  }

  private static byte[] zip(List<Path> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(file.getFileName().toString());
        entry.setTime(1_700_000_000_000L);
        zip.putNextEntry(entry);
        zip.write(TestInstallation.sample(LABO, entry.getName()));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
