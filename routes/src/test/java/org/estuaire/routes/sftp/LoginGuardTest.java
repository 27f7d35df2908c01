package org.estuaire.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginGuardTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final List<String> FROM_ELSEWHERE = List.of("-o", "BindAddress=127.0.0.2");

  @TempDir Path folder;
  private OpenSsh partner;
  private OpenSsh stranger;
  private TestServer test;

  @BeforeEach
  void start() throws Exception {
    partner = new OpenSsh(Files.createDirectory(folder.resolve("partner")));
    stranger = new OpenSsh(Files.createDirectory(folder.resolve("stranger")));
    test = new TestServer(folder, partner.publicKey());
  }

  @AfterEach
  void stop() throws IOException {
    test.close();
  }

  @Test
  void anAddressThatFailsFiveTimesIsRefusedWhilePartnersElsewhereAreServed() throws Exception {
    fail(5);
    assertThat(stranger.sftp(test.server, TestServer.LABO, "ls").text())
        .doesNotContain("Permission denied");
    assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isFalse();
    assertThat(partner.sftp(test.server, TestServer.LABO, FROM_ELSEWHERE, "ls").succeeded())
        .isTrue();
  }

  @Test
  void wrongKeysCountWhileTheirConnectionsStayOpen() throws Exception {
    KeyPair wrong = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier((session, address, hostKey) -> true);
      client.start();
      for (int i = 0; i < 5; i++) {
        ClientSession session = connect(client);
        session.addPublicKeyIdentity(wrong);
        assertThatThrownBy(() -> session.auth().verify(LONG)).isInstanceOf(SshException.class);
        assertThat(session.isOpen()).isTrue();
      }
      assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isFalse();
    }
  }

  @Test
  void aClientThatOffersOtherKeysBeforeItsOwnIsForgivenWhenItLogsIn() throws Exception {
    KeyPair wrong = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    KeyPair right = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    try (TestServer other =
            new TestServer(folder.resolve("other"), PublicKeyEntry.toString(right.getPublic()));
        SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier((session, address, hostKey) -> true);
      client.start();
      for (int i = 0; i < 12; i++) {
        try (ClientSession session =
            client
                .connect(TestServer.LABO, "127.0.0.1", other.server.port())
                .verify(LONG)
                .getSession()) {
          session.addPublicKeyIdentity(wrong);
          session.addPublicKeyIdentity(right);
          assertThat(session.auth().verify(LONG).isSuccess()).isTrue();
        }
      }
    }
  }

  private ClientSession connect(SshClient client) throws IOException {
    return client
        .connect(TestServer.LABO, "127.0.0.1", test.server.port())
        .verify(LONG)
        .getSession();
  }

  @Test
  void aBanEndsAndTheNextIsLonger() throws Exception {
    fail(5);
    pass(Duration.ofMinutes(31));
    assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isTrue();
    fail(5);
    pass(Duration.ofMinutes(31));
    assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isFalse();
    pass(Duration.ofMinutes(15));
    assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isTrue();
  }

  @Test
  void failuresFarApartAreForgiven() throws Exception {
    for (int i = 0; i < 6; i++) {
      fail(1);
      pass(Duration.ofMinutes(31));
    }
    assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isTrue();
  }

  @Test
  void partnersThatLogInAreNeverCounted() throws Exception {
    for (int i = 0; i < 8; i++) {
      assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isTrue();
    }
  }

  @Test
  void openingThePortAloneIsNoFailure() throws Exception {
    for (int i = 0; i < 8; i++) {
      try (Socket probe = connect("127.0.0.1")) {
        assertThat(greeted(probe)).isTrue();
      }
    }
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(partner.sftp(test.server, TestServer.LABO, "ls").succeeded()).isTrue());
  }

  @Test
  void manyHalfOpenConnectionsFromOneAddressLeaveRoomForOthers() throws Exception {
    List<Socket> flood = new ArrayList<>();
    try {
      int greeted = 0;
      for (int i = 0; i < 200; i++) {
        Socket socket = connect("127.0.0.1");
        flood.add(socket);
        greeted += greeted(socket) ? 1 : 0;
      }
      assertThat(greeted).isEqualTo(20);
      assertThat(partner.sftp(test.server, TestServer.LABO, FROM_ELSEWHERE, "ls").succeeded())
          .isTrue();
    } finally {
      for (Socket socket : flood) {
        socket.close();
      }
    }
  }

  private void fail(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(stranger.sftp(test.server, TestServer.LABO, "ls").text())
          .contains("Permission denied");
    }
  }

  private void pass(Duration time) {
    test.nanos.addAndGet(time.toNanos());
  }

  private Socket connect(String from) throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"), test.server.port(), InetAddress.getByName(from), 0);
    socket.setSoTimeout((int) LONG.toMillis());
    return socket;
  }

  /** Whether the server introduces itself, or hangs up. */
  private static boolean greeted(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == 'S';
    } catch (SocketTimeoutException e) {
      throw new AssertionError("neither greeted nor refused", e);
    } catch (SocketException refused) {
      return false;
    }
  }
}
