package org.estuaire.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.PullAccess.After;
import org.estuaire.exchange.ServerAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemotePushTest {

  private static final String NAME = "resultat-00000001.hpr";

  private final RemotePush push = new RemotePush(Map.of("LABO_PASSWORD", PartnerServer.PASSWORD));

  @TempDir private Path folder;
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
  void aFileArrivesWholeUnderItsName() throws Exception {
    byte[] content = "é".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    push.put(server.access(After.KEEP).server(), NAME, content);
    assertThat(names()).containsExactly(NAME);
    assertThat(server.files.resolve(NAME)).hasBinaryContent(content);
  }

  @Test
  void theSameFileAgainReplacesItselfAndWhatWasLeftOfABrokenAttempt() throws Exception {
    Files.writeString(server.files.resolve("." + NAME + ".part"), "la moitié d'un envoi rompu");
    put("un");
    put("un");
    assertThat(names()).containsExactly(NAME);
    assertThat(server.files.resolve(NAME)).hasContent("un");
  }

  @Test
  void aFolderThatIsNotThereIsToldAndTakesNothing() throws Exception {
    ServerAccess there = server.access(After.KEEP).server();
    ServerAccess nowhere =
        new ServerAccess(
            there.host(),
            there.port(),
            there.user(),
            there.credential(),
            there.knownHosts(),
            "entrant");
    assertThatThrownBy(() -> push.put(nowhere, NAME, new byte[] {'u', 'n'}))
        .matches(e -> code(e).equals("NET-015"));
    assertThat(names()).isEmpty();
  }

  @Test
  void aServerWhoseDiskIsFullIsLeftNothingHalfWritten() throws Exception {
    server.room = 100_000;
    byte[] content = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> push.put(server.access(After.KEEP).server(), NAME, content))
        .matches(e -> code(e).equals("NET-015"));
    assertThat(names()).isEmpty();
  }

  @Test
  void aServerThatTakesTooLongForAFileIsCutAndLeftNothingHalfWritten() throws Exception {
    server.perPiece = Duration.ofSeconds(2);
    RemotePush hasty =
        new RemotePush(
            Map.of("LABO_PASSWORD", PartnerServer.PASSWORD),
            new Patience(
                Duration.ofSeconds(30), Duration.ofSeconds(3), 1 << 20, Duration.ofMinutes(5)));
    byte[] content = "x".repeat(900_000).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> hasty.put(server.access(After.KEEP).server(), NAME, content))
        .matches(e -> code(e).equals("NET-180"));
    assertThat(names()).isEmpty();
  }

  @Test
  void aServerThatTakesTheConnectionAndSaysNothingIsWaitedForAsLongAsAnOpeningMayTake()
      throws Exception {
    RemotePush hasty =
        new RemotePush(
            Map.of("LABO_PASSWORD", PartnerServer.PASSWORD),
            new Patience(Duration.ofSeconds(1), Duration.ofMinutes(5), 1, Duration.ofMinutes(5)));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerAccess known = server.access(After.KEEP).server();
      ServerAccess at =
          new ServerAccess(
              "127.0.0.1",
              silent.getLocalPort(),
              known.user(),
              known.credential(),
              known.knownHosts(),
              known.directory());
      assertThatThrownBy(() -> hasty.put(at, NAME, new byte[] {'u', 'n'}))
          .matches(e -> code(e).equals("NET-010"));
    }
  }

  @Test
  void aServerThatIsAwayIsTold() throws Exception {
    server.close();
    assertThatThrownBy(() -> put("un")).matches(e -> code(e).equals("NET-010"));
  }

  @Test
  void aServerWithAnotherKeyIsSentNothing() throws Exception {
    server.trust(KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256));
    assertThatThrownBy(() -> put("un")).matches(e -> code(e).equals("NET-011"));
    assertThat(names()).isEmpty();
  }

  private void put(String text) {
    push.put(server.access(After.KEEP).server(), NAME, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String code(Throwable refused) {
    return ((DeliveryRefused) refused).finding().code().code();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(server.files)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
