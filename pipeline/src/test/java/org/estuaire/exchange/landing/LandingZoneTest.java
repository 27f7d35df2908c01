package org.estuaire.exchange.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DamagedDelivery;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.installation.FolderFailure;
import org.estuaire.installation.UnreadableSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingZoneTest {

  private static final byte[] REPORT = "MSH|^~\\&|LABO DE L'ESTRAN|".getBytes(UTF_8);
  private static final long LIMIT = 3 << 20;

  @TempDir Path folder;
  private final LandingKey key = LandingKey.generate();
  private LandingZone zone;

  @BeforeEach
  void open() throws IOException {
    zone = new LandingZone(folder, key, CrashPoint.Watch.NONE);
  }

  @Test
  void bytesComeBackAsTheyWereSent() throws IOException {
    byte[] large = new byte[2_500_000];
    new Random(7).nextBytes(large);
    for (byte[] sent : List.of(REPORT, large)) {
      Landed landed = land(sent);
      assertThat(landed.bytes()).isEqualTo(sent.length);
      assertThat(read(landed)).isEqualTo(sent);
    }
  }

  @Test
  void aDeliveryIsNamedByTheHashOfItsBytes() throws IOException {
    assertThat(land("abc".getBytes(UTF_8)).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void nothingReadableLiesOnTheDisk() throws IOException {
    Landed landed = land(REPORT);
    byte[] stored = Files.readAllBytes(file(landed));
    assertThat(new String(stored, UTF_8)).doesNotContain("ESTRAN");
    assertThat(Files.getPosixFilePermissions(file(landed)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theSameBytesAgainChangeNothing() throws IOException {
    Landed first = land(REPORT);
    byte[] stored = Files.readAllBytes(file(first));
    assertThat(land(REPORT)).isEqualTo(first);
    assertThat(Files.readAllBytes(file(first))).isEqualTo(stored);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void theSameBytesFromSeveralThreadsLandOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Landed>> senders = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        senders.add(() -> land(REPORT));
      }
      for (var landed : threads.invokeAll(senders)) {
        assertThat(read(landed.get())).isEqualTo(REPORT);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void aDeliveryOfExactlyTheLimitIsAccepted() throws IOException {
    byte[] sent = new byte[1000];
    assertThat(zone.land("labo", new ByteArrayInputStream(sent), 1000).bytes()).isEqualTo(1000);
  }

  @Test
  void aDeliveryBeyondTheLimitIsRefusedAndLeavesNothing() throws IOException {
    assertThatThrownBy(() -> zone.land("labo", new ByteArrayInputStream(new byte[1001]), 1000))
        .isInstanceOf(DeliveryRefused.class)
        .extracting(e -> ((DeliveryRefused) e).finding().code())
        .isEqualTo(LandingFinding.TOO_LARGE);
    assertThat(unfinished()).isEmpty();
    assertThat(folder.resolve("labo")).doesNotExist();
  }

  @Test
  void anEndlessDeliveryIsCutOffAtTheLimit() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(() -> zone.land("labo", endless, LIMIT)).isInstanceOf(DeliveryRefused.class);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void anEmptyDeliveryIsRefused() throws IOException {
    assertThatThrownBy(() -> land(new byte[0]))
        .isInstanceOf(DeliveryRefused.class)
        .extracting(e -> ((DeliveryRefused) e).finding().code())
        .isEqualTo(LandingFinding.EMPTY);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void aSourceThatBreaksOffLeavesNothing() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> zone.land("labo", broken, LIMIT)).isInstanceOf(UnreadableSource.class);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void alteredBytesAreNoticed() throws IOException {
    Landed landed = land(REPORT);
    byte[] stored = Files.readAllBytes(file(landed));
    stored[stored.length - 20] ^= 1;
    Files.write(file(landed), stored);
    assertThatThrownBy(() -> read(landed)).isInstanceOf(IOException.class);
  }

  @Test
  void shortenedBytesAreNoticed() throws IOException {
    Landed landed = land(new byte[2_500_000]);
    byte[] stored = Files.readAllBytes(file(landed));
    Files.write(file(landed), java.util.Arrays.copyOf(stored, 1 << 20));
    assertThatThrownBy(() -> read(landed)).isInstanceOf(IOException.class);
  }

  @Test
  void twoDeliveriesThatChangedNamesAreNoticed() throws IOException {
    Landed one = land(REPORT);
    Landed other = land("another report".getBytes(UTF_8));
    Files.write(file(one), Files.readAllBytes(file(other)));
    assertThatThrownBy(() -> read(one)).isInstanceOf(IOException.class);
  }

  @Test
  void nothingOfADamagedDeliveryIsRead() throws IOException {
    byte[] large = new byte[2_500_000];
    new Random(7).nextBytes(large);
    for (byte[] sent : List.of(REPORT, large)) {
      Landed landed = land(sent);
      byte[] stored = Files.readAllBytes(file(landed));
      stored[stored.length - 20] ^= 1;
      Files.write(file(landed), stored);
      assertThatThrownBy(() -> zone.open(landed.partner(), landed.sha256()))
          .isInstanceOf(DamagedDelivery.class)
          .hasMessageContaining(landed.sha256());
      Files.delete(file(landed));
      assertThatThrownBy(() -> zone.open(landed.partner(), landed.sha256()))
          .isInstanceOf(DamagedDelivery.class);
    }
  }

  @Test
  void theSameBytesAgainMendADamagedCopy() throws IOException {
    for (byte[] sent : List.of(REPORT, new byte[2_500_000])) {
      Landed landed = land(sent);
      byte[] stored = Files.readAllBytes(file(landed));
      stored[stored.length / 2] ^= 1;
      Files.write(file(landed), stored);
      assertThat(land(sent)).isEqualTo(landed);
      assertThat(read(landed)).isEqualTo(sent);
      assertThat(unfinished()).isEmpty();
    }
  }

  @Test
  void aDeliveryCannotBePassedOffAsAnotherPartners() throws IOException {
    Landed landed = land(REPORT);
    Path stolen =
        folder.resolve("other").resolve(landed.sha256().substring(0, 2)).resolve(landed.sha256());
    Files.createDirectories(stolen.getParent());
    Files.copy(file(landed), stolen);
    assertThatThrownBy(
            () -> {
              try (InputStream in = zone.open("other", landed.sha256())) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPartnerCodeOrHashThatIsAPathIsRefused() {
    assertThatThrownBy(() -> zone.land("../labo", new ByteArrayInputStream(REPORT), LIMIT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> zone.open("labo", "../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatAKilledProcessLeftUnfinishedIsRemovedAtTheNextStart() throws IOException {
    Path left = folder.resolve(".incoming").resolve("d0c7.half-written");
    Files.write(left, new byte[10]);
    new LandingZone(folder, key, CrashPoint.Watch.NONE);
    assertThat(left).doesNotExist();
  }

  @Test
  void whatIsBeingWrittenNowSurvivesAnotherStart() throws IOException {
    InputStream opensAnotherZone =
        new InputStream() {
          private int left = 10;

          @Override
          public int read() throws IOException {
            new LandingZone(folder, key, CrashPoint.Watch.NONE);
            return left-- > 0 ? 'x' : -1;
          }
        };
    Landed landed = zone.land("labo", opensAnotherZone, LIMIT);
    assertThat(read(landed)).isEqualTo("xxxxxxxxxx".getBytes(UTF_8));
  }

  @Test
  void aPartnerWhoseFolderLiesOnADiskOfItsOwnIsServedThere() throws Exception {
    Path own = Files.createDirectory(folder.resolve("labo"));
    assumeTrue(mount("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", own.toString()));
    try {
      Landed landed = land(REPORT);
      assertThat(read(landed)).isEqualTo(REPORT);
      Path left = Files.write(own.resolve(".incoming/d0c7.half-written"), new byte[10]);
      new LandingZone(folder, key, CrashPoint.Watch.NONE);
      assertThat(left).doesNotExist();

      byte[] large = new byte[3 << 20];
      FolderFailure full =
          catchThrowableOfType(
              FolderFailure.class,
              () -> zone.land("labo", new ByteArrayInputStream(large), large.length));
      assertThat(full.words(Language.EN)).contains("LND-194", "landing zone of a partner", "labo");
      assertThat(Everybody.isMetBy(full)).as("the others have room").isFalse();
      assertThat(zone.land("other", new ByteArrayInputStream(REPORT), LIMIT)).isNotNull();
    } finally {
      assertThat(mount("umount", own.toString())).isTrue();
    }
  }

  @Test
  void aZoneFilledUnderAnotherKeyIsNotOpened() {
    assertThatThrownBy(() -> new LandingZone(folder, LandingKey.generate(), CrashPoint.Watch.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a key other than the one given");
  }

  /** Only whoever may mount something can try that. */
  private static boolean mount(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private Landed land(byte[] bytes) throws IOException {
    return zone.land("labo", new ByteArrayInputStream(bytes), LIMIT);
  }

  private byte[] read(Landed landed) throws IOException {
    try (InputStream in = zone.open(landed.partner(), landed.sha256())) {
      return in.readAllBytes();
    }
  }

  private Path file(Landed landed) {
    return folder
        .resolve(landed.partner())
        .resolve(landed.sha256().substring(0, 2))
        .resolve(landed.sha256());
  }

  private List<Path> unfinished() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".incoming"))) {
      return files.toList();
    }
  }
}
