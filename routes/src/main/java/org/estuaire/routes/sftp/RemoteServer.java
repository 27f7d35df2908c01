package org.estuaire.routes.sftp;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
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
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.PullAccess.Credential;
import org.estuaire.exchange.ServerAccess;
import org.estuaire.exchange.landing.SecretFile;
import org.estuaire.routes.TransportFinding;

/** A partner's own SFTP server, logged in to. Only the host key on record is accepted. */
final class RemoteServer implements Closeable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final SshClient client;
  private final SftpClient sftp;

  private RemoteServer(SshClient client, SftpClient sftp) {
    this.client = client;
    this.sftp = sftp;
  }

  /**
   * @param environment of the process: passwords come from there
   * @throws DeliveryRefused when there is no way in; the finding tells why
   */
  static RemoteServer open(ServerAccess at, Map<String, String> environment) {
    SshClient client = client(at);
    client.start();
    try {
      ClientSession session =
          client.connect(at.user(), at.host(), at.port()).verify(PATIENCE).getClientSession();
      identify(session, at.credential(), environment);
      session.auth().verify(PATIENCE);
      return new RemoteServer(client, SftpClientFactory.instance().createSftpClient(session));
    } catch (IOException | RuntimeException e) {
      client.stop();
      throw new DeliveryRefused(Finding.of(why(e)));
    }
  }

  SftpClient sftp() {
    return sftp;
  }

  private static SshClient client(ServerAccess at) {
    SshClient client = SshClient.setUpDefaultClient();
    SshAlgorithms.apply(client);
    client.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, at.knownHosts()));
    // Nothing of the account under which we run: its keys, agent and settings are not meant.
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setAgentFactory(null);
    client.setUserAuthFactories(List.of(authentication(at.credential())));
    CoreModuleProperties.IDLE_TIMEOUT.set(client, SILENCE);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, SILENCE);
    return client;
  }

  private static UserAuthFactory authentication(Credential credential) {
    return credential instanceof Credential.KeyFile
        ? UserAuthPublicKeyFactory.INSTANCE
        : UserAuthPasswordFactory.INSTANCE;
  }

  private static void identify(
      ClientSession session, Credential credential, Map<String, String> environment)
      throws IOException {
    if (credential instanceof Credential.KeyFile key) {
      session.addPublicKeyIdentity(keyPair(key));
    } else if (credential instanceof Credential.PasswordVariable variable) {
      String password = environment.get(variable.name());
      if (password == null) {
        throw new IOException("the environment variable " + variable.name() + " is not set");
      }
      session.addPasswordIdentity(password);
    }
  }

  private static KeyPair keyPair(Credential.KeyFile key) throws IOException {
    try (InputStream content = new ByteArrayInputStream(new SecretFile(key.file()).read())) {
      return SecurityUtils.loadKeyPairIdentities(
              null, new PathResource(key.file()), content, FilePasswordProvider.EMPTY)
          .iterator()
          .next();
    } catch (GeneralSecurityException e) {
      throw new IOException("the SSH key can't be read: " + key.file());
    }
  }

  private static TransportFinding why(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SshException ssh
          && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE) {
        return TransportFinding.HOST_KEY_UNKNOWN;
      }
    }
    return TransportFinding.SERVER_AWAY;
  }

  @Override
  public void close() {
    client.stop();
  }
}
