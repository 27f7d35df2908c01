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

/**
 * Puts files on partners' own SFTP servers. A file appears whole under its name: it is written
 * under a temporary one, which other software leaves alone, and renamed.
 */
public final class RemotePush {

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
    try (OutputStream out = sftp.write(draft, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      out.write(content);
    }
    if (sftp.stat(draft).getSize() != content.length) {
      throw new IOException("the server did not keep all of the file");
    }
    // Version 3 of SFTP renames onto nothing that is there.
    removeIfThere(sftp, folder + fileName);
    sftp.rename(draft, folder + fileName);
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
