package org.estuaire.routes.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.routes.Area;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that break, and clients that behave in odd ways. */
class BrokenUploadTest {

  private static final int CUTS = 70;

  @TempDir Path folder;
  private KeyPair key;
  private SshClient client;

  @BeforeEach
  void start() throws Exception {
    key = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier((session, address, hostKey) -> true);
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop();
  }

  static List<Completion> rules() {
    return List.of(
        new Completion.Rename(),
        new Completion.Marker(".ok"),
        new Completion.StableSize(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aConnectionThatBreaksLeavesNothingWhereverItDoes(Completion rule) throws Exception {
    byte[] whole = "dossier;prénom\r1;Zoé\r2;Noël\r".repeat(40).getBytes(UTF_8);
    Random random = new Random(20261121);
    try (TestServer test = server(rule)) {
      for (int i = 0; i < CUTS; i++) {
        int cut = random.nextInt(whole.length + 1);
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
        SftpClient.CloseableHandle handle =
            sftp.open("depot/x.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
        sftp.write(handle, 0, whole, 0, cut);
        session.getIoSession().close(true);
        await()
            .atMost(Duration.ofMinutes(1))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> names(test.homes.uploads(TestServer.LABO)).isEmpty());
        assertThat(depot(test)).isEmpty();
      }
      put(test, "depot/x.csv", whole);
      assertThat(depot(test)).containsExactly("x.csv");
      assertThat(Files.readAllBytes(file(test, "x.csv"))).isEqualTo(whole);
    }
  }

  @Test
  void manyUploadsAtOnceAllArriveWhole() throws Exception {
    var threads = Executors.newFixedThreadPool(10);
    try (TestServer test = server(new Completion.Rename())) {
      List<Callable<Void>> senders = new ArrayList<>();
      for (int sender = 0; sender < 10; sender++) {
        int rank = sender;
        senders.add(
            () -> {
              try (ClientSession session = login(test);
                  SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                for (int i = 0; i < 5; i++) {
                  put(sftp, "depot/f" + rank + "-" + i, ("file " + rank + " " + i).getBytes(UTF_8));
                }
              }
              return null;
            });
      }
      for (var sent : threads.invokeAll(senders)) {
        sent.get();
      }
      assertThat(depot(test)).hasSize(50);
      assertThat(file(test, "f7-3")).hasContent("file 7 3");
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aPartnerHasAtMostTenSessions() throws Exception {
    List<ClientSession> sessions = new ArrayList<>();
    try (TestServer test = server(new Completion.Rename())) {
      for (int i = 0; i < 10; i++) {
        sessions.add(login(test));
      }
      assertThatThrownBy(() -> login(test)).isInstanceOf(IOException.class);
    } finally {
      for (ClientSession session : sessions) {
        session.close(true);
      }
    }
  }

  @Test
  void aSessionHasAtMostSixtyFourOpenFiles() throws Exception {
    try (TestServer test = server(new Completion.Rename());
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      for (int i = 0; i < 64; i++) {
        sftp.open("depot/f" + i + ".tmp", OpenMode.Write, OpenMode.Create);
      }
      assertThatThrownBy(() -> sftp.open("depot/last.tmp", OpenMode.Write, OpenMode.Create))
          .isInstanceOf(SftpException.class);
    }
  }

  @Test
  void aWriteFarBeyondTheLimitIsRefusedWithoutTakingSpace() throws Exception {
    try (TestServer test = server(new Completion.Rename());
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      SftpClient.CloseableHandle handle =
          sftp.open("depot/sparse", OpenMode.Write, OpenMode.Create);
      assertThatThrownBy(() -> sftp.write(handle, 1L << 40, new byte[] {1}))
          .isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.write(handle, Long.MAX_VALUE, new byte[] {1}))
          .isInstanceOf(SftpException.class);
      assertThatThrownBy(handle::close).isInstanceOf(SftpException.class);
      assertThat(depot(test)).isEmpty();
    }
  }

  @Test
  void aFileOfWhichBytesWereNeverWrittenIsRefusedWhenItIsClosed() throws Exception {
    try (TestServer test = server(new Completion.Rename());
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      SftpClient.CloseableHandle hollow = sftp.open("depot/x", OpenMode.Write, OpenMode.Create);
      sftp.write(hollow, 99_990, new byte[] {1});
      assertThatThrownBy(hollow::close).isInstanceOf(SftpException.class);
      SftpClient.CloseableHandle torn = sftp.open("depot/x", OpenMode.Write, OpenMode.Create);
      sftp.write(torn, 0, "begin".getBytes(UTF_8));
      sftp.write(torn, 0, "begin".getBytes(UTF_8));
      sftp.write(torn, 6, "end".getBytes(UTF_8));
      assertThatThrownBy(torn::close).isInstanceOf(SftpException.class);
      assertThat(depot(test)).isEmpty();
      assertThat(names(test.homes.uploads(TestServer.LABO))).isEmpty();
    }
  }

  @Test
  void anUploadBeyondThePartnersShareIsRefusedAndLeavesNothing() throws Exception {
    try (TestServer test =
            new TestServer(
                folder,
                new Completion.Rename(),
                new Partner.Share(150_000, 100),
                PublicKeyEntry.toString(key.getPublic()));
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      put(sftp, "depot/first", new byte[100_000]);
      assertThatThrownBy(() -> put(sftp, "depot/second", new byte[100_000]))
          .isInstanceOf(SftpException.class)
          .hasMessageContaining("LND-190");
      put(sftp, "depot/third", new byte[10_000]);
      assertThat(depot(test)).containsExactlyInAnyOrder("first", "third");
      assertThat(names(test.homes.uploads(TestServer.LABO))).isEmpty();
    }
  }

  @Test
  void piecesThatComeInAnyOrderMakeAWholeFile() throws Exception {
    try (TestServer test = server(new Completion.Rename());
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      try (SftpClient.CloseableHandle handle =
          sftp.open("depot/x", OpenMode.Write, OpenMode.Create)) {
        sftp.write(handle, 8, "piece 3 ".getBytes(UTF_8));
        sftp.write(handle, 16, "piece 4 ".getBytes(UTF_8));
        sftp.write(handle, 4, "e 2 pi".getBytes(UTF_8));
        sftp.write(handle, 0, "piec".getBytes(UTF_8));
      }
      assertThat(file(test, "x")).hasContent("piece 2 piece 3 piece 4 ");
    }
  }

  @Test
  void twoUploadsUnderOneNameNeverMix() throws Exception {
    try (TestServer test = server(new Completion.Rename());
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      SftpClient.CloseableHandle first = sftp.open("depot/x", OpenMode.Write, OpenMode.Create);
      SftpClient.CloseableHandle second = sftp.open("depot/x", OpenMode.Write, OpenMode.Create);
      sftp.write(first, 0, "first".getBytes(UTF_8));
      sftp.write(second, 0, "the second".getBytes(UTF_8));
      second.close();
      assertThatThrownBy(first::close).isInstanceOf(SftpException.class);
      assertThat(file(test, "x")).hasContent("the second");
    }
  }

  @Test
  void anUploadCanNeitherBeResumedNorAppendedTo() throws Exception {
    try (TestServer test = server(new Completion.Rename());
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      put(sftp, "depot/x.tmp", "half".getBytes(UTF_8));
      assertThatThrownBy(() -> sftp.open("depot/x.tmp", OpenMode.Write))
          .isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.open("depot/x.tmp", OpenMode.Write, OpenMode.Append))
          .isInstanceOf(SftpException.class);
      assertThat(file(test, "x.tmp")).hasContent("half");
    }
  }

  @Test
  void aSizeCanBeAskedDuringAnUploadButNotSet() throws Exception {
    try (TestServer test = server(new Completion.Rename());
        ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      SftpClient.CloseableHandle handle = sftp.open("depot/x", OpenMode.Write, OpenMode.Create);
      sftp.write(handle, 0, "12345".getBytes(UTF_8));
      assertThat(sftp.stat(handle).getSize()).isEqualTo(5);
      assertThatThrownBy(() -> sftp.setStat(handle, new SftpClient.Attributes().size(1)))
          .isInstanceOf(SftpException.class);
      handle.close();
      assertThat(file(test, "x")).hasContent("12345");
    }
  }

  private TestServer server(Completion rule) throws IOException {
    return new TestServer(folder, rule, PublicKeyEntry.toString(key.getPublic()));
  }

  private ClientSession login(TestServer test) throws IOException {
    ClientSession session =
        client
            .connect(TestServer.LABO, "127.0.0.1", test.server.port())
            .verify(60, TimeUnit.SECONDS)
            .getSession();
    session.addPublicKeyIdentity(key);
    session.auth().verify(60, TimeUnit.SECONDS);
    return session;
  }

  private void put(TestServer test, String path, byte[] content) throws IOException {
    try (ClientSession session = login(test);
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      put(sftp, path, content);
    }
  }

  private static void put(SftpClient sftp, String path, byte[] content) throws IOException {
    try (SftpClient.CloseableHandle handle = sftp.open(path, OpenMode.Write, OpenMode.Create)) {
      sftp.write(handle, 0, content);
    }
  }

  private static Path file(TestServer test, String name) {
    return test.homes.folder(TestServer.LABO, Area.DEPOT).resolve(name);
  }

  private static List<String> depot(TestServer test) throws IOException {
    return names(test.homes.folder(TestServer.LABO, Area.DEPOT));
  }

  private static List<String> names(Path path) throws IOException {
    try (var files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
