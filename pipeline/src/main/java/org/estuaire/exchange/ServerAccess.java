package org.estuaire.exchange;

import java.nio.file.Path;
import org.estuaire.exchange.PullAccess.Credential;

/**
 * A partner's own SFTP server, and how we log in to it.
 *
 * @param credential what proves who we are
 * @param knownHosts file with the host keys that are accepted
 * @param directory where files lie or are put; {@code .} is where the login leads
 */
public record ServerAccess(
    String host, int port, String user, Credential credential, Path knownHosts, String directory) {}
