package org.estuaire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.estuaire.exchange.CrashPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in trial is somewhere exactly once, whenever the process ends. */
class TrialFolderTest {

  private static final String LABO = "labo";
  private static final Instant LATER = Instant.now().plusSeconds(60);

  @TempDir Path root;
  private PartnerHomes homes;
  private TrialFolder folder;

  @BeforeEach
  void home() throws IOException {
    homes = new PartnerHomes(root, CrashPoint.Watch.NONE);
    homes.create(LABO);
    folder = new TrialFolder(homes, LABO);
  }

  @Test
  void aFileInTrialIsOutOfItsSendersSightAndComesBackWhereItFailed() throws IOException {
    put("a.hl7");
    TrialFolder.Attempt attempt = folder.begin(folder.waiting(LATER).get(0));
    assertThat(folder.waiting(LATER)).isEmpty();
    assertThat(attempt.isSuspect()).isFalse();
    folder.giveBack(attempt);
    assertThat(folder.waiting(LATER)).hasSize(1);
    assertThat(folder.abandoned()).isEmpty();
  }

  @Test
  void whatProcessesDieOverIsTriedTwiceAtMost() throws IOException {
    put("a.hl7");
    folder.begin(folder.waiting(LATER).get(0));
    List<TrialFolder.Attempt> second = folder.abandoned();
    assertThat(second).singleElement().satisfies(a -> assertThat(a.isSuspect()).isTrue());
    assertThat(second.get(0).isOneTooMany()).isFalse();
    List<TrialFolder.Attempt> third = folder.abandoned();
    assertThat(third).singleElement().satisfies(a -> assertThat(a.isOneTooMany()).isTrue());
    folder.end(third.get(0));
    assertThat(folder.abandoned()).isEmpty();
  }

  @Test
  void neitherAnswersNorUnfinishedUploadsAreTried() throws IOException {
    put("essai-20261201-000000-aaaaaaaa.txt");
    put("a.hl7.part");
    put(".hidden");
    assertThat(folder.waiting(LATER)).isEmpty();
  }

  @Test
  void whatIsStillBeingWrittenIsLeftAlone() throws IOException {
    Path file = put("a.hl7");
    Instant now = Instant.now();
    Files.setLastModifiedTime(file, FileTime.from(now));
    assertThat(folder.waiting(now)).isEmpty();
    assertThat(folder.waiting(now.plusSeconds(5))).hasSize(1);
  }

  @Test
  void ofTooManyAnswersTheOldestGo() throws IOException {
    for (int i = 0; i < 70; i++) {
      Path answer = put(String.format("essai-%03d.txt", i));
      Files.setLastModifiedTime(answer, FileTime.from(Instant.now().minusSeconds(1000 - i)));
    }
    folder.removeOld(Instant.now());
    assertThat(Files.exists(place("essai-000.txt"))).isFalse();
    assertThat(Files.exists(place("essai-069.txt"))).isTrue();
  }

  @Test
  void aFileThatWasNeverTriedIsNamedWhenItGoes() throws IOException {
    Path file = put("a.hl7");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    assertThat(folder.removeOld(Instant.now())).containsExactly("a.hl7");
    assertThat(Files.exists(file)).isFalse();
  }

  private Path place(String name) {
    return homes.folder(LABO, Area.TRIALS).resolve(name);
  }

  private Path put(String name) throws IOException {
    return Files.writeString(place(name), "x");
  }
}
