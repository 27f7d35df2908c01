package org.estuaire.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.landing.FileState;

/**
 * What a file's name says under a partner's rule: still the sender's, a marker, or handed over. Who
 * only looks at names can't tell whether a {@link Completion.StableSize} file is whole.
 */
public final class Handover {

  private static final Set<String> TEMPORARY = Set.of(".tmp", ".part", ".filepart");

  private final Completion rule;

  public Handover(Completion rule) {
    this.rule = rule;
  }

  /** A name under which uploads are in progress; never a delivery, whatever the rule. */
  public static boolean temporary(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".") || TEMPORARY.stream().anyMatch(lower::endsWith);
  }

  public boolean marker(String name) {
    return rule instanceof Completion.Marker marker
        && name.endsWith(marker.suffix())
        && name.length() > marker.suffix().length();
  }

  /** The file that says that another one is whole. */
  static Path markerOf(Path file, Completion.Marker rule) {
    return file.resolveSibling(file.getFileName() + rule.suffix());
  }

  /** The file of which a marker speaks. */
  static Path marked(Path marker, Completion.Marker rule) {
    String name = marker.getFileName().toString();
    return marker.resolveSibling(name.substring(0, name.length() - rule.suffix().length()));
  }

  /**
   * Whether the sender has given a file away: from then on it can neither change nor remove it.
   *
   * @param file in a depot whose files appear whole, as those of our SFTP server do
   */
  public boolean done(Path file) {
    String name = file.getFileName().toString();
    if (temporary(name)) {
      return false;
    }
    if (rule instanceof Completion.Marker byMarker) {
      Path first = marker(name) ? marked(file, byMarker) : file;
      return Files.exists(first, LinkOption.NOFOLLOW_LINKS)
          && Files.exists(markerOf(first, byMarker), LinkOption.NOFOLLOW_LINKS);
    }
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Whether a file's marker speaks of the file as it is now. A marker left over from an earlier
   * file of the same name is older than the new file, by the file system's clock.
   */
  static boolean marked(Path file, FileState state, Completion.Marker rule) throws IOException {
    Path marker = markerOf(file, rule);
    if (!Files.exists(marker, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      return !FileState.of(marker).changed().isBefore(state.changed());
    } catch (DeliveryRefused notAFile) {
      return false;
    }
  }
}
