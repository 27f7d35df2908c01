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

  /**
   * @param environment of the process: passwords come from there
   */
  public RemotePush(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Puts a file there; the same file again replaces itself.
   *
   * @throws DeliveryRefused when there is no way in, or the server did not take the file; the
   *     finding tells why, and it may be tried again
   */
  public void put(ServerAccess at, String fileName, byte[] content) {
    try (RemoteServer server = RemoteServer.open(at, environment)) {
      put(server.sftp(), at.directory() + "/", fileName, content);
    } catch (IOException refused) {
      throw new DeliveryRefused(Finding.of(TransportFinding.NOT_PUT));
    }
  }

  private static void put(SftpClient sftp, String folder, String fileName, byte[] content)
      throws IOException {
    String draft = folder + "." + fileName + ".part";
    try {
      write(sftp, draft, folder + fileName, content);
    } catch (IOException e) {
      removeQuietly(sftp, draft);
      throw e;
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
