package org.estuaire.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.estuaire.routes.sftp.OpenSsh.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake: what is negotiated, and what is not. */
class SshAlgorithmsTest {

  @TempDir Path folder;

  @Test
  void theServerProposesTheseAlgorithmsAndNoOthers() throws Exception {
    Map<KexProposalOption, String> proposal = proposal();
    assertThat(proposal.get(KexProposalOption.ALGORITHMS).split(","))
        .containsExactlyInAnyOrder(
            "mlkem768x25519-sha256",
            "curve25519-sha256",
            "curve25519-sha256@libssh.org",
            "ecdh-sha2-nistp256",
            "ecdh-sha2-nistp384",
            "diffie-hellman-group16-sha512",
            "diffie-hellman-group18-sha512",
            "ext-info-s",
            "kex-strict-s-v00@openssh.com");
    assertThat(proposal.get(KexProposalOption.SERVERKEYS)).isEqualTo("ssh-ed25519");
    for (KexProposalOption way : List.of(KexProposalOption.S2CENC, KexProposalOption.C2SENC)) {
      assertThat(proposal.get(way))
          .isEqualTo("aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr");
    }
    for (KexProposalOption way : List.of(KexProposalOption.S2CMAC, KexProposalOption.C2SMAC)) {
      assertThat(proposal.get(way))
          .isEqualTo("hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com");
    }
    for (KexProposalOption way : List.of(KexProposalOption.S2CCOMP, KexProposalOption.C2SCOMP)) {
      assertThat(proposal.get(way)).isEqualTo("none");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ciphers=aes256-gcm@openssh.com",
        "Ciphers=aes128-gcm@openssh.com",
        "Ciphers=aes256-ctr",
        "KexAlgorithms=curve25519-sha256",
        "KexAlgorithms=ecdh-sha2-nistp256",
        "KexAlgorithms=ecdh-sha2-nistp384",
        "KexAlgorithms=diffie-hellman-group16-sha512",
        "KexAlgorithms=diffie-hellman-group18-sha512"
      })
  void aClientThatKnowsOneOfThemLogsIn(String option) throws Exception {
    assertThat(login(option).succeeded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ciphers=aes256-cbc",
        "Ciphers=aes128-cbc",
        "Ciphers=3des-cbc",
        "Ciphers=aes128-ctr",
        "Ciphers=chacha20-poly1305@openssh.com",
        "KexAlgorithms=diffie-hellman-group14-sha1",
        "KexAlgorithms=diffie-hellman-group1-sha1",
        "KexAlgorithms=diffie-hellman-group14-sha256",
        "KexAlgorithms=diffie-hellman-group-exchange-sha1",
        "HostKeyAlgorithms=ssh-rsa",
        "HostKeyAlgorithms=ssh-dss"
      })
  void aClientThatKnowsOnlyWeakOnesIsRefused(String option) throws Exception {
    Answer answer = login(option);
    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.text()).contains("no matching");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hmac-sha1", "hmac-sha1-etm@openssh.com", "hmac-md5", "hmac-sha2-256"})
  void aClientThatKnowsOnlyWeakMacsIsRefused(String mac) throws Exception {
    Answer answer = login("MACs=" + mac, "Ciphers=aes256-ctr");
    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.text()).contains("no matching MAC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-t ed25519", "-t ecdsa -b 256", "-t ecdsa -b 384", "-t rsa -b 3072"})
  void aStrongKeyOpensItsHome(String kind) throws Exception {
    assertThat(loginWith(kind).succeeded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-t rsa -b 2048", "-t rsa -b 1024", "-t dsa", "-t ecdsa -b 521"})
  void aWeakKeyOpensNothingThoughTheConfigurationNamesIt(String kind) throws Exception {
    Answer answer = loginWith(kind, "PubkeyAcceptedAlgorithms=+ssh-rsa,ssh-dss");
    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.text()).contains("Permission denied (publickey)");
  }

  @Test
  void aStrongRsaKeyWithASha1SignatureOpensNothing() throws Exception {
    assertThat(loginWith("-t rsa -b 3072", "PubkeyAcceptedAlgorithms=ssh-rsa").succeeded())
        .isFalse();
  }

  @Test
  void aKeyWithOptionsOpensNothingSinceTheyAreNotHonoured() throws Exception {
    OpenSsh client = new OpenSsh(folder);
    try (TestServer server = new TestServer(folder, "from=\"10.0.0.1\" " + client.publicKey())) {
      assertThat(client.sftp(server.server, TestServer.LABO, "ls").succeeded()).isFalse();
    }
  }

  @Test
  void aDamagedKeyKeepsTheOthersWorking() throws Exception {
    OpenSsh client = new OpenSsh(folder);
    try (TestServer server = new TestServer(folder, "ssh-ed25519 nonsense", client.publicKey())) {
      assertThat(client.sftp(server.server, TestServer.LABO, "ls").succeeded()).isTrue();
    }
  }

  @Test
  void aClientThatExpectsAnotherHostKeyDoesNotLogIn() throws Exception {
    OpenSsh client = new OpenSsh(folder);
    OpenSsh other = new OpenSsh(Files.createDirectory(folder.resolve("other")));
    try (TestServer server = new TestServer(folder, client.publicKey())) {
      Path hosts = folder.resolve("wrong_hosts");
      Files.writeString(
          hosts, "[127.0.0.1]:" + server.server.port() + " " + other.publicKey() + "\n");
      Answer answer =
          client.ssh(
              server.server, TestServer.LABO, List.of("-o", "GlobalKnownHostsFile=" + hosts), "ls");
      assertThat(answer.succeeded()).isFalse();
    }
  }

  private Answer login(String... options) throws Exception {
    return loginWith("-t ed25519", options);
  }

  private Answer loginWith(String kind, String... options) throws Exception {
    OpenSsh client = new OpenSsh(folder, kind.split(" "));
    List<String> extra = new ArrayList<>();
    for (String option : options) {
      extra.addAll(List.of("-o", option));
    }
    try (TestServer server = new TestServer(folder, client.publicKey())) {
      return client.sftp(server.server, TestServer.LABO, extra, "ls");
    }
  }

  private Map<KexProposalOption, String> proposal() throws Exception {
    Map<KexProposalOption, String> seen = new EnumMap<>(KexProposalOption.class);
    SessionListener listener =
        new SessionListener() {
          @Override
          public void sessionNegotiationStart(
              Session session,
              Map<KexProposalOption, String> client,
              Map<KexProposalOption, String> server) {
            seen.putAll(server);
          }
        };
    try (TestServer server = new TestServer(folder);
        SshClient client = SshClient.setUpDefaultClient()) {
      client.addSessionListener(listener);
      client.setServerKeyVerifier((session, address, key) -> true);
      client.start();
      try (ClientSession session =
          client
              .connect(TestServer.LABO, "127.0.0.1", server.server.port())
              .verify(60, TimeUnit.SECONDS)
              .getSession()) {
        session.auth().await(60, TimeUnit.SECONDS);
      }
    }
    return seen;
  }
}
