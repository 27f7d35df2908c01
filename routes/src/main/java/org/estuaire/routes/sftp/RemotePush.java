package org.estuaire.routes.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.ServerAccess;
import org.estuaire.routes.TransportFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts files on partners' own SFTP servers. A file appears whole under its name: it is written
 * under a temporary one, which other software leaves alone, and renamed.
 */
public final class RemotePush {

  private static final Logger LOG = LoggerFactory.getLogger(RemotePush.class);

  private final Map<String, String> environment;
  private final Patience patience;

  /**
   * @param environment of the process: passwords come from there
   */
  public RemotePush(Map<String, String> environment) {
    this(environment, Patience.USUAL);
  }

  RemotePush(Map<String, String> environment, Patience patience) {
    this.environment = Map.copyOf(environment);
    this.patience = patience;
  }

  /**
   * Puts a file there; the same file again replaces itself.
   *
   * @throws DeliveryRefused when there is no way in, or the server did not take the file, or not in
   *     time; the finding tells why, and it may be tried again
   */
  public void put(ServerAccess at, String fileName, byte[] content) {
    String target = at.directory() + "/" + fileName;
    String draft = at.directory() + "/." + fileName + ".part";
    try (RemoteServer server = RemoteServer.open(at, environment, patience)) {
      if (putInTime(server, draft, target, content)) {
        return;
      }
    }
    removeAnew(at, draft);
    throw new DeliveryRefused(Finding.of(TransportFinding.TOO_SLOW));
  }

  /** False when the connection was cut because it took too long. */
  private static boolean putInTime(
      RemoteServer server, String draft, String target, byte[] content) {
    try (Deadline deadline = server.deadline(content.length)) {
      try {
        write(server.sftp(), draft, target, content);
        return true;
      } catch (IOException refused) {
        if (deadline.passed()) {
          return false;
        }
        removeQuietly(server.sftp(), draft);
        throw new DeliveryRefused(Finding.of(TransportFinding.NOT_PUT));
      }
    }
  }

  /** A connection that was cut can't take back what it left. */
  private void removeAnew(ServerAccess at, String draft) {
    try (RemoteServer server = RemoteServer.open(at, environment, patience);
        Deadline deadline = server.deadline()) {
      removeQuietly(server.sftp(), draft);
    } catch (DeliveryRefused away) {
      LOG.debug("a part could not be removed: {}", away.finding().code().code());
    }
  }

  /** What is half written would keep a full disk full. */
  private static void removeQuietly(SftpClient sftp, String draft) {
    try {
      sftp.remove(draft);
    } catch (IOException gone) {
      LOG.debug("a part could not be removed: {}", gone.getClass().getSimpleName());
    }
  }

  private static void write(SftpClient sftp, String draft, String target, byte[] content)
      throws IOException {
    try (OutputStream out = sftp.write(draft, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      out.write(content);
    }
    if (sftp.stat(draft).getSize() != content.length) {
      throw new IOException("the server did not keep all of the file");
    }
    // Version 3 of SFTP renames onto nothing that is there.
    removeIfThere(sftp, target);
    sftp.rename(draft, target);
  }

  private static void removeIfThere(SftpClient sftp, String path) throws IOException {
    try {
      sftp.remove(path);
    } catch (SftpException e) {
      if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
        throw e;
      }
    }
  }
}
