package org.estuaire.routes.sftp;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;

/**
 * Receives deliveries by SFTP and hands out receipts. A partner logs in under its code with a
 * public key and finds {@code depot/}, {@code accuses/}, {@code resultats/} and {@code essai/}. No
 * password, no shell, no command, no forwarding.
 */
public final class SftpDropServer implements AutoCloseable {

  private static final int SESSIONS_PER_PARTNER = 10;
  private static final int SESSIONS_PER_ADDRESS = 20;
  private static final int FAILED_LOGINS_BEFORE_BAN = 5;
  private static final int OPEN_FILES_PER_SESSION = 64;
  private static final int CHANNELS_PER_SESSION = 4;
  private static final int SFTP_VERSION = 3;

  private final Configuration.Sftp at;
  private final Map<String, Partner> partners = new TreeMap<>();
  private final PartnerHomes homes;
  private final Shares shares;
  private final KeyPair hostKey;
  private final LoginGuard guard;
  private final SshServer server;

  /**
   * @param at address to listen on; port 0 takes a free one
   * @param shares what each partner may still send
   * @param hostKey file of the server's own key, made where it is missing
   * @throws IOException when the host key can't be read or is open to other accounts
   */
  public SftpDropServer(
      Configuration.Sftp at,
      Collection<Partner> partners,
      PartnerHomes homes,
      Shares shares,
      Path hostKey)
      throws IOException {
    this(at, partners, homes, shares, hostKey, System::nanoTime);
  }

  SftpDropServer(
      Configuration.Sftp at,
      Collection<Partner> partners,
      PartnerHomes homes,
      Shares shares,
      Path hostKey,
      LongSupplier nanos)
      throws IOException {
    this.at = at;
    this.guard = new LoginGuard(SESSIONS_PER_ADDRESS, FAILED_LOGINS_BEFORE_BAN, nanos);
    partners.forEach(partner -> this.partners.put(partner.code(), partner));
    this.homes = homes;
    this.shares = shares;
    this.hostKey = HostKey.openOrCreate(hostKey);
    this.server = build();
  }

  /**
   * Makes the partners' homes and begins to listen.
   *
   * @throws IOException when the address is taken
   */
  public void start() throws IOException {
    for (Partner partner : partners.values()) {
      homes.create(partner.code());
    }
    server.start();
    // Having the port, this process is the only one that receives: what lies there is abandoned.
    for (Partner partner : partners.values()) {
      removeAbandoned(homes.uploads(partner.code()));
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  /** The server's public key in OpenSSH form, for the partners' {@code known_hosts}. */
  public String publicHostKey() {
    return PublicKeyEntry.toString(hostKey.getPublic());
  }

  /** As {@code ssh-keygen -l} shows it, for a check by telephone. */
  public String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private SshServer build() {
    SshServer ssh = SshServer.setUpDefaultServer();
    ssh.setHost(at.address());
    ssh.setPort(at.port());
    SshAlgorithms.apply(ssh);
    ssh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    ssh.setPublickeyAuthenticator(new PartnerKeys(partners.values(), guard));
    ssh.setFileSystemFactory(new Homes(homes));
    ssh.setSubsystemFactories(List.of(new DropSubsystemFactory(partners, homes, shares)));
    offerNothingElse(ssh);
    limit(ssh);
    return ssh;
  }

  private static void offerNothingElse(SshServer ssh) {
    ssh.setShellFactory(null);
    ssh.setCommandFactory(null);
    ssh.setAgentFactory(null);
    ssh.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    ssh.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
    ssh.setGlobalRequestHandlers(List.of(new KeepAliveHandler(), NoMoreSessionsHandler.INSTANCE));
    SftpModuleProperties.SFTP_VERSION.set(ssh, SFTP_VERSION);
    SftpModuleProperties.CLIENT_EXTENSIONS.set(ssh, "");
    SftpModuleProperties.AUTO_FOLLOW_LINKS.set(ssh, false);
    CoreModuleProperties.SERVER_IDENTIFICATION.set(ssh, "ESTUAIRE");
  }

  private void limit(SshServer ssh) {
    ssh.addSessionListener(guard);
    CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(ssh, SESSIONS_PER_PARTNER);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(ssh, CHANNELS_PER_SESSION);
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(ssh, 10);
    CoreModuleProperties.AUTH_TIMEOUT.set(ssh, Duration.ofSeconds(30));
    CoreModuleProperties.IDLE_TIMEOUT.set(ssh, Duration.ofMinutes(5));
    CoreModuleProperties.REKEY_BYTES_LIMIT.set(ssh, 1L << 30);
    CoreModuleProperties.REKEY_TIME_LIMIT.set(ssh, Duration.ofHours(1));
    SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(ssh, OPEN_FILES_PER_SESSION);
  }

  private static void removeAbandoned(Path uploads) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(uploads)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The root of a partner's view is its home. */
  private static final class Homes extends VirtualFileSystemFactory {
    private final PartnerHomes homes;

    Homes(PartnerHomes homes) {
      this.homes = homes;
    }

    @Override
    public Path getUserHomeDir(SessionContext session) {
      return homes.home(session.getUsername());
    }
  }
}
