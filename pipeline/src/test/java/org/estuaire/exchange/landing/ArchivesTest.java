package org.estuaire.exchange.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

  private static final Partner LABO =
      Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);
  private static final String ARRIVALS =
      "SELECT file_name || ' ' || channel || ' ' || repeated FROM exchange.arrival ORDER BY id";

  /** A death of the process, as far as one can be acted in a test. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path folder;

  private final DataSource database = TestDatabase.create();
  private final LandingKey key = LandingKey.generate();
  private final DeliveryLedger ledger = new DeliveryLedger(database);
  private int crashIn = -1;
  private LandingZone zone;
  private Archives archives;

  @BeforeEach
  void open() throws IOException {
    zone = new LandingZone(folder.resolve("landing"), key, this::reached);
    archives = new Archives(zone, ledger);
  }

  private void reached(CrashPoint point) {
    if (point == CrashPoint.LANDED_BEFORE_LEDGER && crashIn-- == 0) {
      throw new Crash();
    }
  }

  @Test
  void everyFileOfAnArchiveIsADeliveryOfItsOwn() throws Exception {
    archives.unpack(received("lot.zip", zip("a.hl7", "un", "dossier/b.hl7", "deux")));

    assertThat(texts(ARRIVALS))
        .containsExactly(
            "lot.zip SFTP false",
            "lot.zip / a.hl7 ARCHIVE false",
            "lot.zip / dossier/b.hl7 ARCHIVE false");
    assertThat(texts("SELECT state || ' ' || bytes FROM exchange.delivery ORDER BY id"))
        .startsWith("LOADED " + zip("a.hl7", "un", "dossier/b.hl7", "deux").length)
        .endsWith("RECEIVED 2", "RECEIVED 4");
    assertThat(texts("SELECT code || ' ' || arguments[1] FROM exchange.finding"))
        .containsExactly("DEL-010 2");
    assertThat(texts("SELECT count(*) FROM exchange.arrival WHERE archive_id IS NOT NULL"))
        .containsExactly("2");
  }

  @Test
  void aGzipHoldsOneFileEvenOfSeveralParts() throws Exception {
    byte[] parts = joined(gzip("première partie, "), gzip("seconde partie"));
    archives.unpack(received("export.csv.gz", parts));

    assertThat(texts(ARRIVALS)).contains("export.csv ARCHIVE false");
    assertThat(content(2)).isEqualTo("première partie, seconde partie");
  }

  @Test
  void aFileThatHadComeAloneIsRecognisedInAnArchive() throws Exception {
    take("a.hl7", "un".getBytes(StandardCharsets.UTF_8));
    archives.unpack(received("lot.zip", zip("a.hl7", "un", "b.hl7", "deux")));

    assertThat(texts(ARRIVALS))
        .contains("lot.zip / a.hl7 ARCHIVE true", "lot.zip / b.hl7 ARCHIVE false");
  }

  @Test
  void aCrashWhileUnpackingChangesNothingAndTheNextTimeFinishes() throws Exception {
    Archives.Archive archive =
        received("lot.zip", zip("a.hl7", "un", "b.hl7", "deux", "c.hl7", "trois"));
    for (int file = 0; file < 3; file++) {
      crashIn = file;
      assertThatThrownBy(() -> archives.unpack(archive)).isInstanceOf(Crash.class);
      assertThat(texts("SELECT state FROM exchange.delivery")).containsExactly("RECEIVED");
    }
    archives.unpack(archive);
    archives.unpack(archive);

    assertThat(texts(ARRIVALS)).hasSize(4);
    assertThat(texts("SELECT state FROM exchange.delivery ORDER BY id"))
        .containsExactly("LOADED", "RECEIVED", "RECEIVED", "RECEIVED");
  }

  @Test
  void anArchiveCutAnywhereIsRefusedWhole() throws Exception {
    byte[] whole = zip("a.hl7", "un", "b.hl7", "deux");
    for (int length = 5; length < whole.length; length++) {
      refused("lot.zip", Arrays.copyOf(whole, length), "DEL-011");
    }
    byte[] single = gzip("un peu de texte");
    for (int length = 5; length < single.length; length++) {
      refused("lot.gz", Arrays.copyOf(single, length), "DEL-011");
    }
    assertThat(texts("SELECT count(*) FROM exchange.arrival WHERE channel = 'ARCHIVE'"))
        .containsExactly("0");
  }

  @Test
  void anArchiveWithAWrongByteIsRefusedWhole() throws Exception {
    byte[] damaged = zip("a.hl7", "un texte assez long pour être comprimé");
    damaged[45] ^= 0x55;
    refused("lot.zip", damaged, "DEL-011");
  }

  @Test
  void anArchiveWithAPasswordIsRefused() throws Exception {
    byte[] locked = zip("a.hl7", "un");
    locked[6] |= 1;
    refused("lot.zip", locked, "DEL-012");
  }

  @Test
  void anArchiveWithoutFilesIsRefused() throws Exception {
    refused("vide.zip", zip("vide.hl7", ""), "DEL-013");
    refused("mac.zip", zip("__MACOSX/._a", "x", ".DS_Store", "y"), "DEL-013");
    refused("vide.gz", gzip(""), "DEL-013");
  }

  @Test
  void anArchiveInAnArchiveIsRefused() throws Exception {
    byte[] inner = gzip("un");
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(outer)) {
      zip.putNextEntry(new ZipEntry("inner.gz"));
      zip.write(inner);
    }
    refused("lot.zip", outer.toByteArray(), "DEL-014");
  }

  @Test
  void aBombIsRefusedBeforeItFillsTheDisk() throws Exception {
    refused("bombe.gz", gzip("0".repeat(40_000_000)), "DEL-015");
    refused("bombe.zip", zip("a", "0".repeat(40_000_000)), "DEL-015");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "/etc/passwd", "C:\\Windows\\x", "a\u0000b", "..", " "})
  void namesInAnArchiveAreNeverPaths(String name) throws Exception {
    archives.unpack(received("lot.zip", zip(name, "un")));

    assertThat(content(2)).isEqualTo("un");
    assertThat(texts("SELECT count(*) FROM exchange.arrival WHERE file_name LIKE 'lot.zip / %'"))
        .containsExactly("1");
  }

  private void refused(String name, byte[] bytes, String code) throws Exception {
    Archives.Archive archive = received(name, bytes);
    assertThatThrownBy(() -> archives.unpack(archive))
        .isInstanceOfSatisfying(
            DeliveryRefused.class,
            refusal -> assertThat(refusal.finding().code().code()).isEqualTo(code));
  }

  private Archives.Archive received(String name, byte[] bytes) throws Exception {
    Arrival arrival = take(name, bytes);
    return new Archives.Archive(
        arrival.deliveryId(),
        LABO,
        arrival.landed().sha256(),
        bytes.length,
        ArchiveKind.of(bytes).orElseThrow());
  }

  private Arrival take(String name, byte[] bytes) throws IOException, SQLException {
    return new Intake(zone, ledger).take(LABO, new ByteArrayInputStream(bytes), name, Channel.SFTP);
  }

  private String content(long delivery) throws Exception {
    String hash = texts("SELECT sha256 FROM exchange.delivery WHERE id = " + delivery).get(0);
    return new String(zone.open(LABO.code(), hash).readAllBytes(), StandardCharsets.UTF_8);
  }

  private List<String> texts(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }

  /** Names and contents, by turns. */
  private static byte[] zip(String... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        ZipEntry entry = new ZipEntry(files[i]);
        entry.setTime(1_700_000_000_000L);
        zip.putNextEntry(entry);
        zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
