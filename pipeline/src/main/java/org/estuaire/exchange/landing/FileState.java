package org.estuaire.exchange.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;

/**
 * What can be seen of a regular file without reading it. Two equal states of one path: the file was
 * neither written nor replaced meanwhile, as far as the file system tells.
 *
 * @param identity inode and device
 */
public record FileState(String identity, long bytes, Instant modified) {

  /**
   * The state of a plain file; links are not followed.
   *
   * @throws DeliveryRefused when a directory, link or special object has that name
   */
  public static FileState of(Path file) throws IOException {
    BasicFileAttributes seen =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (seen.isDirectory()) {
      throw new DeliveryRefused(Finding.of(LandingFinding.DIRECTORY));
    }
    if (!seen.isRegularFile()) {
      throw new DeliveryRefused(Finding.of(LandingFinding.NOT_A_FILE));
    }
    return new FileState(
        Objects.toString(seen.fileKey()), seen.size(), seen.lastModifiedTime().toInstant());
  }
}
