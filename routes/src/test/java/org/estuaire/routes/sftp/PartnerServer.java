package org.estuaire.routes.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.estuaire.exchange.PullAccess;

/** An SFTP server such as a laboratory has: its own files, its own habits. */
final class PartnerServer implements AutoCloseable {

  static final String PASSWORD = "sésame";

  final Path files;
  final AtomicInteger reads = new AtomicInteger();
  private final Path knownHosts;
  private final KeyPair hostKey;
  private final SshServer server = SshServer.setUpDefaultServer();

  /** A connection is cut after so many pieces of a file have been read; -1 for never. */
  final AtomicInteger cutAfter = new AtomicInteger(-1);

  /** Bytes of a file for which its disk has room; -1 for any. */
  volatile long room = -1;

  /** How long it takes for each piece of a file that is read or written. */
  volatile Duration perPiece = Duration.ZERO;

  PartnerServer(Path folder) throws IOException, GeneralSecurityException {
    this.files = Files.createDirectories(folder.resolve("server"));
    this.knownHosts = folder.resolve("known_hosts");
    this.hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("region") && password.equals(PASSWORD));
    server.setFileSystemFactory(new VirtualFileSystemFactory(files));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Cutter());
    server.setSubsystemFactories(List.of(sftp));
    server.start();
    trust(hostKey);
  }

  /** Makes a key the one that the region expects of this server. */
  void trust(KeyPair key) throws IOException {
    Files.writeString(
        knownHosts,
        "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
  }

  PullAccess access(PullAccess.After after) {
    return access(new PullAccess.Credential.PasswordVariable("LABO_PASSWORD"), after);
  }

  PullAccess access(PullAccess.Credential credential, PullAccess.After after) {
    return new PullAccess(
        "127.0.0.1",
        server.getPort(),
        "region",
        credential,
        knownHosts,
        ".",
        "*.hl7",
        after,
        Duration.ofMinutes(15));
  }

  SshServer ssh() {
    return server;
  }

  private final class Cutter implements SftpEventListener {
    @Override
    public void writing(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen)
        throws IOException {
      if (room >= 0 && offset + dataLen > room) {
        throw new IOException("no space left");
      }
      dawdle();
    }

    private void dawdle() throws IOException {
      try {
        Thread.sleep(perPiece.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped", e);
      }
    }

    @Override
    public void reading(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen)
        throws IOException {
      reads.incrementAndGet();
      dawdle();
      if (cutAfter.get() >= 0 && cutAfter.getAndDecrement() == 0) {
        session.close(true);
        throw new IOException("cut");
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
