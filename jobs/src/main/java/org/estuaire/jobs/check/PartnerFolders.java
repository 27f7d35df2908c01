package org.estuaire.jobs.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.config.ConfigurationCheck;
import org.estuaire.config.ConfigurationCode;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Partner;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.routes.Area;
import org.estuaire.routes.PartnerHomes;

/**
 * Whether partners' folders may be what they are said to be. What lies in a watched folder is taken
 * and removed: it must neither be the system's, nor ours, nor another partner's, whatever links
 * lead to it.
 */
final class PartnerFolders implements ConfigurationCheck {

  /** Nothing in them is ever a delivery (Filesystem Hierarchy Standard 3.0). */
  private static final List<Path> OF_THE_SYSTEM =
      Stream.of(
              "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/proc",
              "/run", "/sbin", "/sys", "/usr")
          .map(Path::of)
          .toList();

  /** They hold folders of many; one in them may be a partner's. */
  private static final List<Path> OF_MANY =
      Stream.of("/", "/home", "/media", "/mnt", "/opt", "/root", "/srv", "/tmp", "/var", "/var/lib")
          .map(Path::of)
          .toList();

  private final Folders folders;

  PartnerFolders(Folders folders) {
    this.folders = folders;
  }

  @Override
  public List<ConfigurationMistake> check(Configuration configuration) {
    List<ConfigurationMistake> mistakes = new ArrayList<>();
    for (Partner partner : configuration.partners()) {
      Spot file =
          Spot.whole(configuration.folder().resolve("partners/" + partner.code() + ".yaml"));
      partner
          .access()
          .folder()
          .ifPresent(folder -> watched(configuration, partner, folder, file, mistakes));
      depotApart(partner, file).ifPresent(mistakes::add);
    }
    return mistakes;
  }

  private void watched(
      Configuration configuration,
      Partner partner,
      Path folder,
      Spot file,
      List<ConfigurationMistake> mistakes) {
    Path real = real(folder);
    if (OF_MANY.contains(real) || OF_THE_SYSTEM.stream().anyMatch(real::startsWith)) {
      mistakes.add(
          ConfigurationMistake.at(
              file, ConfigurationCode.FOLDER_IS_THE_SYSTEMS, folder.toString()));
      return;
    }
    ours()
        .filter(own -> meet(real, real(own)))
        .findFirst()
        .ifPresent(
            own ->
                mistakes.add(
                    ConfigurationMistake.at(
                        file,
                        ConfigurationCode.FOLDER_IS_OURS,
                        folder.toString(),
                        own.toString())));
    configuration.partners().stream()
        .filter(other -> !other.code().equals(partner.code()))
        .filter(other -> sharesByALink(folder, real, other))
        .forEach(
            other ->
                mistakes.add(
                    ConfigurationMistake.at(
                        file, ConfigurationCode.SHARED_FOLDER, "folder", other.code() + ".yaml")));
  }

  /** Where the names meet already, the reader of the configuration has reported it. */
  private static boolean sharesByALink(Path folder, Path real, Partner other) {
    return other
        .access()
        .folder()
        .filter(theirs -> meet(real, real(theirs)) && !meet(folder, theirs))
        .isPresent();
  }

  private Stream<Path> ours() {
    return Stream.of(
        folders.landing(),
        folders.homes(),
        folders.keys(),
        folders.postgres(),
        folders.reports(),
        folders.metrics(),
        folders.config(),
        folders.samples());
  }

  private static boolean meet(Path one, Path other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  /** Without links, as far as it exists. */
  private static Path real(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    Path above = whole;
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    try {
      return above.toRealPath().resolve(above.relativize(whole)).normalize();
    } catch (IOException e) {
      return whole;
    }
  }

  /** Uploads become whole by a rename, which no two file systems share. */
  private Optional<ConfigurationMistake> depotApart(Partner partner, Spot file) {
    PartnerHomes homes = new PartnerHomes(folders.homes(), CrashPoint.Watch.NONE);
    Path depot = homes.folder(partner.code(), Area.DEPOT);
    Path uploads = homes.uploads(partner.code());
    try {
      return Files.exists(depot)
              && Files.exists(uploads)
              && !Files.getAttribute(depot, "unix:dev")
                  .equals(Files.getAttribute(uploads, "unix:dev"))
          ? Optional.of(
              ConfigurationMistake.at(
                  file, ConfigurationCode.DEPOT_APART, depot.toString(), uploads.toString()))
          : Optional.empty();
    } catch (IOException e) {
      // Whoever checks may not look there.
      return Optional.empty();
    }
  }
}
