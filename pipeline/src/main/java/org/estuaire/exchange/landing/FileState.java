package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;

/**
 * What can be seen of a plain file without reading it. Two equal states of one path: the file was
 * neither written nor replaced meanwhile.
 *
 * @param identity device and inode
 * @param links names that the file has; another name may stand where its owner did not mean it to
 *     be read
 * @param modified date of the content; a sender may set it at will, and copying tools do
 * @param changed when the file was last written, renamed or had its dates set, by the clock of the
 *     file system (ctime, see inode(7)); no sender can set it
 */
public record FileState(String identity, int links, long bytes, Instant modified, Instant changed) {

  private static final String ATTRIBUTES =
      "unix:dev,ino,nlink,size,isDirectory,isRegularFile,lastModifiedTime,ctime";

  /**
   * The state of a plain file; links are not followed.
   *
   * @throws DeliveryRefused when a directory, link or special object has that name
   */
  public static FileState of(Path file) throws IOException {
    Map<String, Object> seen = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    if (requireNonNull(seen.get("isDirectory")).equals(true)) {
      throw new DeliveryRefused(Finding.of(LandingFinding.DIRECTORY));
    }
    if (!requireNonNull(seen.get("isRegularFile")).equals(true)) {
      throw new DeliveryRefused(Finding.of(LandingFinding.NOT_A_FILE));
    }
    return new FileState(
        seen.get("dev") + ":" + seen.get("ino"),
        (Integer) requireNonNull(seen.get("nlink")),
        (Long) requireNonNull(seen.get("size")),
        ((FileTime) requireNonNull(seen.get("lastModifiedTime"))).toInstant(),
        ((FileTime) requireNonNull(seen.get("ctime"))).toInstant());
  }
}
