package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.load.ChunkSource;
import org.estuaire.exchange.load.LaneLoading;
import org.estuaire.exchange.load.Loading;
import org.estuaire.exchange.load.PreparedChunk;
import org.estuaire.exchange.trial.Trial;
import org.estuaire.exchange.trial.TrialVerdict;
import org.estuaire.exchange.trial.Trials;
import org.estuaire.exchange.trial.TriedFile;
import org.estuaire.jobs.installation.TryOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code explain} says of a file is what a load then does with it, file after file, each tried
 * on the repository as those before it left it; and trying writes nothing.
 */
class ExplainTest {

  /** Names a folder of other people's files, {@code lab-hl7v2/…}: they are not in the project. */
  private static final String CORPUS = "estuaire.corpus";

  private static final String OUTCOMES =
      """
      SELECT d.state, d.records, d.loaded, d.known, d.held, d.rejected, d.parts_read, d.parts_loaded,
        d.parts_known, d.parts_superseded, d.parts_left_out, d.parts_waiting
      FROM exchange.delivery d WHERE d.partner = ? AND d.sha256 = ?
      """;

  private static final String FINDINGS =
      """
      SELECT f.ordinal, f.code, f.line, f.field FROM exchange.finding f
      JOIN exchange.delivery d ON d.id = f.delivery_id
      WHERE d.partner = ? AND d.sha256 = ? AND f.ordinal > 0
      ORDER BY 1, 2, 3, 4
      """;

  @TempDir Path data;
  private TestInstallation test;

  @BeforeEach
  void open() throws Exception {
    test = TestInstallation.open(data);
    test.installation().monthsAhead().prepare();
  }

  @AfterEach
  void close() throws Exception {
    test.close();
  }

  @Test
  void whatIsSaidOfASampleIsWhatTheLoadDoes() throws Exception {
    for (Partner partner : configuration().partners()) {
      Path folder = TestInstallation.SAMPLES.resolve(partner.code());
      if (Files.isDirectory(folder)) {
        for (Path file : few(TestInstallation.files(folder))) {
          sameAsLoad(partner, file);
        }
      }
    }
  }

  /** A laboratory that sends a file for each report says little new after the first. */
  private static List<Path> few(List<Path> files) {
    return files.size() <= 14 ? files : files.subList(0, 14);
  }

  @Test
  void whatIsSaidOfOthersFilesIsWhatTheLoadDoes() throws Exception {
    assumeTrue(System.getProperty(CORPUS) != null, "no folder of others' files is named");
    Partner laboratory = configuration().partner("labo-rive-gauche").orElseThrow();
    Path corpus = Path.of(System.getProperty(CORPUS));
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(ExplainTest::isOfALaboratory)
              .sorted()
              .toList()) {
        sameAsLoad(laboratory, file);
      }
    }
  }

  private static boolean isOfALaboratory(Path file) {
    return file.toString().matches(".*/(lab|lab-[a-z0-9]+)/.*\\.(hl7|hpm|hpr|xml|json|fhir)");
  }

  @Test
  void anArchiveIsToldFileByFileAndWritesNothing() throws Exception {
    Partner partner = configuration().partner("labo-des-salines").orElseThrow();
    Path zip = TestInstallation.SAMPLES.resolve("labo-des-salines/LS_20261120_2030_lot.zip");
    Map<String, String> before = tables();
    Trial trial = trial(partner, zip);
    assertThat(trial.archive()).isPresent();
    assertThat(trial.files()).hasSizeGreaterThan(1);
    assertThat(trial.files())
        .allSatisfy(
            file -> assertThat(file.count().total() + file.notRead()).isEqualTo(file.records()));
    assertThat(tables()).isEqualTo(before);
  }

  @Test
  void aPackageInAMessageIsTriedLikeTheNightOpensIt() throws Exception {
    Partner partner = configuration().partner("labo-des-salines").orElseThrow();
    Path zip = TestInstallation.SAMPLES.resolve("labo-des-salines/LS_20261120_2030_lot.zip");
    Path message = Files.write(data.resolve("m.eml"), TestMessage.with(Files.readAllBytes(zip)));
    Map<String, String> before = tables();
    Trial alone = trial(partner, zip);
    Trial trial = trial(partner, message);
    assertThat(trial.files())
        .hasSameSizeAs(alone.files())
        .allSatisfy(file -> assertThat(file.name()).startsWith("lot.zip / "));
    assertThat(trial.files().stream().map(TriedFile::verdict))
        .containsExactlyElementsOf(alone.files().stream().map(TriedFile::verdict).toList());
    assertThat(tables()).isEqualTo(before);

    Path nested = Files.write(data.resolve("n.eml"), TestMessage.withNested());
    Trial refused = trial(partner, nested);
    assertThat(refused.files().get(0).verdict()).isEqualTo(TrialVerdict.REFUSED);
    assertThat(refused.files().get(0).findings().toString()).contains("DEL-014");
  }

  private void sameAsLoad(Partner partner, Path file) throws Exception {
    Map<String, String> before = tables();
    Trial trial = trial(partner, file);
    assertThat(tables()).as("written by a trial of %s", file).isEqualTo(before);
    try {
      test.installation().intake().take(partner, file, Channel.COMMAND);
    } catch (DeliveryRefused atTheDoor) {
      assertThat(trial.files().get(0).findings()).contains(atTheDoor.finding());
      return;
    }
    load();
    for (TriedFile one : trial.files()) {
      if (one.verdict() != TrialVerdict.ALREADY_RECEIVED) {
        assertThat(said(one)).as("%s of %s", one.name(), file).isEqualTo(done(partner, one));
        assertThat(saidFindings(one))
            .as("%s of %s", one.name(), file)
            .isEqualTo(found(partner, one));
      }
    }
  }

  /** What a night does between its intake and its receipts. */
  private void load() throws Exception {
    Loading loading = test.installation().loading();
    loading.inspection().inspectAll(1);
    for (LaneName name : LaneName.values()) {
      LaneLoading lane = loading.lane(name);
      try (ChunkSource source = lane.open(1000, 1)) {
        Optional<PreparedChunk<?>> chunk = source.next();
        while (chunk.isPresent()) {
          load(lane, chunk.get());
          chunk = source.next();
        }
      }
      lane.end();
    }
  }

  private void load(LaneLoading lane, PreparedChunk<?> chunk) throws SQLException {
    try (Connection tx = test.installation().database().getConnection()) {
      tx.setAutoCommit(false);
      lane.write(tx, chunk);
      tx.commit();
    }
  }

  private Trial trial(Partner partner, Path file) throws IOException, SQLException {
    byte[] content = Files.readAllBytes(file);
    try (Connection tx = test.installation().database().getConnection()) {
      tx.setAutoCommit(false);
      Trials trials = TryOut.within(tx, configuration(), List.of());
      return trials.onRepository(
          tx,
          partner,
          new Trials.Tried(file.getFileName().toString(), () -> new ByteArrayInputStream(content)),
          Instant.now());
    }
  }

  private Configuration configuration() {
    return test.installation().configuration();
  }

  private static String said(TriedFile file) {
    boolean refused =
        file.verdict() == TrialVerdict.REFUSED || file.verdict() == TrialVerdict.SET_ASIDE;
    return Stream.of(
            refused ? "REFUSED" : "LOADED",
            file.verdict() == TrialVerdict.REFUSED ? null : file.records(),
            file.count().loaded(),
            file.count().known(),
            file.count().held(),
            file.count().rejected(),
            file.parts().read(),
            file.parts().loaded(),
            file.parts().known(),
            file.parts().superseded(),
            file.parts().leftOut(),
            file.parts().waiting())
        .map(String::valueOf)
        .reduce((a, b) -> a + "|" + b)
        .orElseThrow();
  }

  private String done(Partner partner, TriedFile file) throws SQLException {
    List<String> rows = test.rows(OUTCOMES, partner.code(), file.sha256());
    return rows.isEmpty() ? "nothing" : rows.get(0);
  }

  private static List<String> saidFindings(TriedFile file) {
    List<String> said = new ArrayList<>();
    file.shown()
        .forEach(
            record ->
                record
                    .findings()
                    .forEach(
                        finding ->
                            said.add(
                                record.ordinal()
                                    + "|"
                                    + finding.code().code()
                                    + "|"
                                    + finding.line()
                                    + "|"
                                    + finding.field())));
    return said.stream().sorted().toList();
  }

  private List<String> found(Partner partner, TriedFile file) throws SQLException {
    return test.rows(FINDINGS, partner.code(), file.sha256()).stream().sorted().toList();
  }

  private Map<String, String> tables() throws SQLException {
    return TableHashes.exact(test.installation().database());
  }
}
