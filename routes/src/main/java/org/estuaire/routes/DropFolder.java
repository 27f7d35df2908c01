package org.estuaire.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.installation.FolderFailure.Role;

/** A folder into which one partner drops deliveries. */
record DropFolder(Partner partner, Path path, Channel channel) {

  /** What the folder is for, as an operator is told. */
  Role role() {
    return channel == Channel.SFTP ? Role.DEPOT : Role.WATCHED;
  }

  /** The depot of its SFTP home, and the watched folder if it has one. */
  static List<DropFolder> of(Partner partner, PartnerHomes homes) {
    List<DropFolder> folders = new ArrayList<>();
    folders.add(new DropFolder(partner, homes.folder(partner.code(), Area.DEPOT), Channel.SFTP));
    partner
        .access()
        .folder()
        .ifPresent(
            folder ->
                folders.add(new DropFolder(partner, folder.toAbsolutePath(), Channel.FOLDER)));
    return folders;
  }
}
