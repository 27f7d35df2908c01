package org.estuaire.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.PullAccess;
import org.estuaire.exchange.PullAccess.After;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.FetchedFiles;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.LandingZone;
import org.estuaire.exchange.trouble.FailureKind;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.routes.KeptFree;
import org.estuaire.routes.PartnerFailed;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.Swept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemotePullTest {

  private static final PartnerFailed NOBODY_FAILS =
      (partner, failure) -> {
        throw new AssertionError(failure);
      };

  private static final String ARRIVALS =
      "SELECT file_name || ' ' || channel || ' ' || repeated FROM exchange.arrival ORDER BY id";

  /** A death of the process, as far as one can be acted in a test. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private final DataSource database = TestDatabase.create();
  private final LandingKey key = LandingKey.generate();
  private PartnerServer server;

  @BeforeEach
  void start() throws Exception {
    server = new PartnerServer(folder);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void whatLiesOnAPartnersServerIsFetchedAndPutAway() throws Exception {
    put("a.hl7", "un");
    put("b.hl7", "deux");
    put("notes.txt", "pas pour nous");

    assertThat(pass(After.MOVE).arrived()).hasSize(2);
    assertThat(texts(ARRIVALS)).containsExactly("a.hl7 PULL false", "b.hl7 PULL false");
    assertThat(names(server.files)).containsExactly("notes.txt", "traites");
    assertThat(names(server.files.resolve("traites"))).containsExactly("a.hl7", "b.hl7");

    put("a.hl7", "trois");
    pass(After.MOVE);
    assertThat(names(server.files.resolve("traites"))).containsExactly("a.hl7", "a.hl7.2", "b.hl7");
  }

  @Test
  void whatIsToBeDeletedIsGoneOnceItIsSafe() throws Exception {
    put("a.hl7", "un");
    pass(After.DELETE);
    assertThat(names(server.files)).isEmpty();
    assertThat(texts(ARRIVALS)).containsExactly("a.hl7 PULL false");
  }

  @Test
  void whatStaysOnTheServerIsReadOnce() throws Exception {
    put("a.hl7", "un");
    pass(After.KEEP);
    int reads = server.reads.get();
    assertThat(pass(After.KEEP).arrived()).isEmpty();
    assertThat(server.reads).hasValue(reads);

    put("a.hl7", "un, corrigé");
    assertThat(pass(After.KEEP).arrived()).hasSize(1);
    assertThat(names(server.files)).containsExactly("a.hl7");
  }

  @Test
  void aFileWhoseReadingIsCutIsNoDeliveryAndIsFetchedWholeLater() throws Exception {
    put("a.hl7", "x".repeat(900_000));
    server.cutAfter.set(3);
    Swept cut = pass(After.DELETE);
    assertThat(cut.arrived()).isEmpty();
    assertThat(cut.notTaken()).extracting(n -> n.why().code().code()).containsExactly("NET-013");
    assertThat(texts(ARRIVALS)).isEmpty();

    server.cutAfter.set(-1);
    assertThat(pass(After.DELETE).arrived()).hasSize(1);
    assertThat(texts("SELECT bytes FROM exchange.delivery")).containsExactly("900000");
  }

  @Test
  void aCrashBeforeTheFileIsPutAwayFetchesItAgainAndLoadsItOnce() throws Exception {
    put("a.hl7", "un");
    CrashPoint.Watch dying =
        point -> {
          if (point == CrashPoint.LEDGER_BEFORE_SOURCE_REMOVED) {
            throw new Crash();
          }
        };
    assertThatThrownBy(() -> pull(dying, Map.of()).pass(partner(After.DELETE)))
        .isInstanceOf(Crash.class);
    assertThat(names(server.files)).containsExactly("a.hl7");

    pass(After.DELETE);
    assertThat(texts(ARRIVALS)).containsExactly("a.hl7 PULL false", "a.hl7 PULL true");
    assertThat(texts("SELECT count(*) FROM exchange.delivery")).containsExactly("1");
    assertThat(names(server.files)).isEmpty();
  }

  @Test
  void aServerThatGivesAFileByDropsIsCutAndTheOthersAreServedBesideIt() throws Exception {
    put("a.hl7", "x".repeat(900_000));
    put("b.hl7", "deux");
    server.perPiece = Duration.ofSeconds(2);
    try (PartnerServer other = new PartnerServer(folder.resolve("other"))) {
      Files.writeString(other.files.resolve("c.hl7"), "trois");
      RemotePull pull = pull(new Patience(LONG, Duration.ofSeconds(6), 1 << 20, LONG));
      Partner slow = partner(After.DELETE);
      Partner near =
          Partner.named("labo-du-phare", Partner.Kind.LABORATORY, LaneName.LAB)
              .withAccess(
                  new Partner.Access(List.of(), Optional.empty())
                      .withPull(other.access(After.DELETE)));
      List<String> failed = new ArrayList<>();
      PartnerFailed hears =
          (partner, failure) -> failed.add(partner.code() + " " + FailureKind.of(failure));
      assertThat(pull.passAll(List.of(slow, near), hears)).isEqualTo(1);
      assertThat(pull.passAll(List.of(slow, near), hears)).isZero();
      assertThat(failed)
          .as("every night tells it, the log once")
          .containsExactly(slow.code() + " NET-180", slow.code() + " NET-180");
      assertThat(texts(ARRIVALS)).containsExactly("c.hl7 PULL false");
      assertThat(
              texts(
                  "SELECT DISTINCT detail::text FROM audit.event WHERE detail::text LIKE '%NET-%'"))
          .hasSize(1)
          .allMatch(told -> told.contains("NET-180"));
      assertThat(names(server.files)).containsExactly("a.hl7", "b.hl7");

      server.perPiece = Duration.ZERO;
      assertThat(pull.passAll(List.of(slow, near), NOBODY_FAILS)).isEqualTo(2);
    }
  }

  @Test
  void whatDoesNotFitIntoTheTimeOfAPassWaitsForTheNextOne() throws Exception {
    put("a.hl7", "un");
    put("b.hl7", "deux");
    RemotePull pull = pull(new Patience(LONG, LONG, 1, Duration.ZERO));
    Swept swept = pull.pass(partner(After.DELETE));
    assertThat(refusals(swept)).containsExactly("NET-181");
    assertThat(swept.waiting()).isEqualTo(2);
    assertThat(names(server.files)).containsExactly("a.hl7", "b.hl7");
  }

  @Test
  void aServerWithAnotherKeyIsNeverTrusted() throws Exception {
    put("a.hl7", "un");
    server.trust(KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256));
    assertThat(refusals(pass(After.MOVE))).containsExactly("NET-011");
    assertThat(texts(ARRIVALS)).isEmpty();
  }

  @Test
  void aServerIsAskedForTheKindOfKeyThatIsOnRecord() throws Exception {
    put("a.hl7", "un");
    KeyPair preferred = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    KeyPair onRecord = KeyUtils.generateKeyPair(KeyPairProvider.SSH_RSA, 3072);
    server.ssh().setKeyPairProvider(KeyPairProvider.wrap(preferred, onRecord));
    server.trust(onRecord);
    assertThat(pass(After.MOVE).arrived()).hasSize(1);
  }

  @Test
  void aServerThatIsAwayIsToldOnceAndEndsNothing() throws Exception {
    server.close();
    RemotePull pull = pull(CrashPoint.Watch.NONE, Map.of("LABO_PASSWORD", PartnerServer.PASSWORD));
    assertThat(refusals(pull.pass(partner(After.MOVE)))).containsExactly("NET-010");
    assertThat(refusals(pull.pass(partner(After.MOVE)))).isEmpty();
  }

  @Test
  void withoutItsPasswordNobodyLogsInAndThatIsTheReasonTold() throws Exception {
    assertThat(refusals(pull(CrashPoint.Watch.NONE, Map.of()).pass(partner(After.MOVE))))
        .containsExactly("CFG-116");
  }

  @Test
  void aKeyFileOpensTheServerToo() throws Exception {
    put("a.hl7", "un");
    OpenSsh client = new OpenSsh(Files.createDirectories(folder.resolve("client")));
    var known =
        AuthorizedKeyEntry.parseAuthorizedKeyEntry(client.publicKey())
            .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
    server
        .ssh()
        .setPublickeyAuthenticator(
            (user, offered, session) -> KeyUtils.compareKeys(known, offered));
    PullAccess access =
        server.access(new PullAccess.Credential.KeyFile(client.privateKey()), After.DELETE);
    assertThat(pull(CrashPoint.Watch.NONE, Map.of()).pass(partner(access)).arrived()).hasSize(1);
  }

  @Test
  void namesThatAreNotOnePlainSegmentAreRefused() throws Exception {
    put("a;rm -rf.hl7", "un");
    put("b|c.hl7", "deux");
    put("c.hl7", "trois");
    Swept swept = pass(After.MOVE);
    assertThat(refusals(swept)).containsExactly("NET-012", "NET-012");
    assertThat(texts(ARRIVALS)).containsExactly("c.hl7 PULL false");
  }

  @Test
  void whatIsStillWrittenWaits() throws Exception {
    put(".a.hl7", "la moit");
    put("b.hl7", "deux");
    Swept swept = pass(After.DELETE);
    assertThat(swept.waiting()).isEqualTo(1);
    assertThat(texts(ARRIVALS)).containsExactly("b.hl7 PULL false");
  }

  @Test
  void withAMarkerAFileIsFetchedOnlyWhenItsMarkerIsThere() throws Exception {
    Partner marked = partner(After.DELETE).withCompletion(new Partner.Completion.Marker(".ok"));
    put("a.hl7", "un");
    put("b.hl7", "deux");
    put("b.hl7.ok", "");
    pull(CrashPoint.Watch.NONE, Map.of("LABO_PASSWORD", PartnerServer.PASSWORD)).pass(marked);
    assertThat(texts(ARRIVALS)).containsExactly("b.hl7 PULL false");
    assertThat(names(server.files)).containsExactly("a.hl7");
  }

  @Test
  void aLinkOnTheServerIsNotFollowed() throws Exception {
    Files.createSymbolicLink(server.files.resolve("l.hl7"), Path.of("/etc/hostname"));
    assertThat(pass(After.DELETE).arrived()).isEmpty();
    assertThat(texts(ARRIVALS)).isEmpty();
  }

  private Swept pass(After after) throws Exception {
    return pull(CrashPoint.Watch.NONE, Map.of("LABO_PASSWORD", PartnerServer.PASSWORD))
        .pass(partner(after));
  }

  private RemotePull pull(Patience patience) throws IOException {
    return pull(CrashPoint.Watch.NONE, Map.of("LABO_PASSWORD", PartnerServer.PASSWORD), patience);
  }

  private RemotePull pull(CrashPoint.Watch watch, Map<String, String> given) throws IOException {
    return pull(watch, given, Patience.USUAL);
  }

  private RemotePull pull(CrashPoint.Watch watch, Map<String, String> given, Patience patience)
      throws IOException {
    Map<String, String> environment =
        given.isEmpty() && watch != CrashPoint.Watch.NONE
            ? Map.of("LABO_PASSWORD", PartnerServer.PASSWORD)
            : given;
    DeliveryLedger ledger = new DeliveryLedger(database);
    LandingZone zone = new LandingZone(folder.resolve("landing"), key, watch);
    PartnerHomes homes = new PartnerHomes(folder.resolve("homes"), watch);
    return new RemotePull(
        homes,
        new Intake(zone, ledger),
        ledger,
        new Shares(homes, ledger::notLoaded, KeptFree.nothing()),
        new FetchedFiles(database),
        environment,
        watch,
        time -> {},
        patience);
  }

  private Partner partner(After after) {
    return partner(server.access(after));
  }

  private static Partner partner(PullAccess access) {
    return Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB)
        .withAccess(new Partner.Access(List.of(), Optional.empty()).withPull(access));
  }

  private void put(String name, String content) throws IOException {
    Path file = Files.writeString(server.files.resolve(name), content);
    long second = 1_700_000_000L + content.hashCode() % 1000;
    Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
  }

  private static List<String> refusals(Swept swept) {
    return swept.notTaken().stream().map(left -> left.why().code().code()).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> texts(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }
}
