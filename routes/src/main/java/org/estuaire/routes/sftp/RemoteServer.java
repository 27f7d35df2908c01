package org.estuaire.routes.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.PullAccess.Credential;
import org.estuaire.exchange.ServerAccess;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.routes.TransportFinding;

/** A partner's own SFTP server, logged in to. Only the host key on record is accepted. */
final class RemoteServer implements Closeable {

  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final SshClient client;
  private final SftpClient sftp;
  private final Patience patience;

  private RemoteServer(SshClient client, SftpClient sftp, Patience patience) {
    this.client = client;
    this.sftp = sftp;
    this.patience = patience;
  }

  /**
   * @param environment of the process: passwords come from there
   * @param patience how long it is waited for
   * @throws DeliveryRefused when there is no way in; the finding tells why
   */
  static RemoteServer open(ServerAccess at, Map<String, String> environment, Patience patience) {
    SshClient client = SshClient.setUpDefaultClient();
    try (Deadline deadline = Deadline.in(patience.opening(), () -> client.close(true))) {
      Login login = Login.of(at.credential(), environment);
      prepare(client, at);
      client.start();
      ClientSession session =
          client.connect(at.user(), at.host(), at.port()).verify(SILENCE).getClientSession();
      login.identify(session);
      session.auth().verify(SILENCE);
      SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
      return new RemoteServer(client, sftp, patience);
    } catch (IOException | RuntimeException e) {
      client.stop();
      throw new DeliveryRefused(why(e));
    }
  }

  SftpClient sftp() {
    return sftp;
  }

  /** From now until it is closed, a file of so many bytes may be read or written. */
  Deadline deadline(long bytes) {
    return Deadline.in(patience.with(bytes), this::cut);
  }

  /** From now until it is closed, a folder may be asked about. */
  Deadline deadline() {
    return Deadline.in(patience.opening(), this::cut);
  }

  private void cut() {
    client.close(true);
  }

  private static void prepare(SshClient client, ServerAccess at) throws IOException {
    SshAlgorithms.apply(client);
    client.setSignatureFactories(RecordedHostKeys.of(at).first(client.getSignatureFactories()));
    client.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, at.knownHosts()));
    // Nothing of the account under which we run: its keys, agent and settings are not meant.
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setAgentFactory(null);
    client.setUserAuthFactories(List.of(authentication(at.credential())));
    CoreModuleProperties.IDLE_TIMEOUT.set(client, IDLE);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, IDLE);
  }

  private static UserAuthFactory authentication(Credential credential) {
    return credential instanceof Credential.KeyFile
        ? UserAuthPublicKeyFactory.INSTANCE
        : UserAuthPasswordFactory.INSTANCE;
  }

  private static Finding why(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InstallationMistake ours) {
        return ours.mistake().finding();
      }
      if (cause instanceof SshException ssh
          && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE) {
        return Finding.of(TransportFinding.HOST_KEY_UNKNOWN);
      }
    }
    return Finding.of(TransportFinding.SERVER_AWAY);
  }

  @Override
  public void close() {
    client.stop();
  }
}
