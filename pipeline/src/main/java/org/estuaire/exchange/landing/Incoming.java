package org.estuaire.exchange.landing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.FolderFailure;
import org.estuaire.installation.FolderFailure.Role;

/**
 * Where deliveries lie until they are whole: {@code .incoming} of the landing zone, from where a
 * rename puts them in their place. No two disks share a rename, so a partner whose folder lies on a
 * disk of its own has an {@code .incoming} there.
 */
final class Incoming {

  private static final String NAME = ".incoming";

  private final Path landing;

  Incoming(Path landing) {
    this.landing = landing;
  }

  /** Makes what is missing, and removes what killed processes left unfinished. */
  void open() throws IOException {
    Path shared = landing.resolve(NAME);
    Role.LANDING.in(
        landing,
        () -> {
          DurableFiles.createDirectories(shared);
          IncomingFile.clean(shared);
          return shared;
        });
    try (DirectoryStream<Path> partners = Files.newDirectoryStream(landing, Files::isDirectory)) {
      for (Path partner : partners) {
        Path own = partner.resolve(NAME);
        if (Files.isDirectory(own)) {
          IncomingFile.clean(own);
        }
      }
    }
  }

  IncomingFile create(String partner) throws IOException {
    Path own = landing.resolve(partner);
    return hasADiskOfItsOwn(own)
        ? Role.LANDED.in(own, () -> create(own))
        : Role.LANDING.in(landing, () -> create(landing));
  }

  private static IncomingFile create(Path above) throws IOException {
    Path folder = above.resolve(NAME);
    if (!Files.isDirectory(folder)) {
      DurableFiles.createDirectories(folder);
    }
    return IncomingFile.create(folder);
  }

  /**
   * The same fault with the folder on whose disk it happened.
   *
   * @param missing bytes that were still to be written
   */
  IOException told(String partner, long missing, IOException fault) {
    Path own = landing.resolve(partner);
    return hasADiskOfItsOwn(own)
        ? FolderFailure.told(Role.LANDED, own, missing, fault)
        : FolderFailure.told(Role.LANDING, landing, missing, fault);
  }

  private boolean hasADiskOfItsOwn(Path partner) {
    return Files.isDirectory(partner) && FolderFailure.isMounted(partner, landing);
  }
}
