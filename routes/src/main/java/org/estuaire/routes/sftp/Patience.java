package org.estuaire.routes.sftp;

import java.time.Duration;

/**
 * How long a partner's server is waited for. One that keeps answering, a byte now and then, would
 * otherwise keep everybody else waiting.
 *
 * @param opening of a connection, up to the first question that may be asked on it; also longest
 *     time of a question about a folder
 * @param file least time that any file is given, whatever its size
 * @param leastRate bytes per second; a large file is given as long as it takes at this rate
 * @param pass time after which no other file is begun in one look at a server, and longest time of
 *     any file; what is left waits for the next look
 */
public record Patience(Duration opening, Duration file, long leastRate, Duration pass) {

  /** With most servers. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(60), Duration.ofSeconds(60), 16 << 10, Duration.ofMinutes(30));

  /** How long a file may take. */
  public Duration with(long bytes) {
    Duration longEnough = file.plusSeconds(bytes / leastRate);
    return longEnough.compareTo(pass) < 0 ? longEnough : pass;
  }
}
