package org.estuaire.exchange;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A partner's own SFTP server, from which deliveries are fetched.
 *
 * @param knownHosts file of the server's host keys, in OpenSSH form; another key is never accepted
 * @param directory where the deliveries lie on the server
 * @param pattern names to fetch, with {@code *} and {@code ?}
 * @param every pause between two looks while the process stays
 */
public record PullAccess(
    String host,
    int port,
    String user,
    Credential credential,
    Path knownHosts,
    String directory,
    String pattern,
    After after,
    Duration every) {

  /** The server without what is wanted of it. */
  public ServerAccess server() {
    return new ServerAccess(host, port, user, credential, knownHosts, directory);
  }

  /** What proves who we are. */
  public sealed interface Credential {
    /** A private key in OpenSSH or PEM form, readable by the service account only. */
    record KeyFile(Path file) implements Credential {}

    /** A password in an environment variable of this name. */
    record PasswordVariable(String name) implements Credential {}
  }

  /** What becomes of a file on the server once it is safe here. */
  public enum After {
    /** Into {@code traites/} beside it. */
    MOVE,
    DELETE,
    /** It stays; what was fetched is remembered. */
    KEEP
  }
}
