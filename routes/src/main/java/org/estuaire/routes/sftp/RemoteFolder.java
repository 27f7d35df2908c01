package org.estuaire.routes.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.PullAccess;
import org.estuaire.exchange.PullAccess.After;
import org.estuaire.exchange.landing.FetchedFiles.RemoteFile;
import org.estuaire.routes.FileName;
import org.estuaire.routes.Handover;
import org.estuaire.routes.TransportFinding;

/** The folder of a partner's server where its deliveries lie. */
final class RemoteFolder {

  /** Where files go that were fetched, in the folder itself. */
  static final String DONE = "traites";

  /** A folder with more is looked at again at the next pass. */
  private static final int MOST_ENTRIES = 20_000;

  private final SftpClient sftp;
  private final PullAccess at;
  private final Completion completion;
  private final Handover handover;
  private final Pattern wanted;

  RemoteFolder(SftpClient sftp, PullAccess at, Completion completion) {
    this.sftp = sftp;
    this.at = at;
    this.completion = completion;
    this.handover = new Handover(completion);
    this.wanted = glob(at.pattern());
  }

  /**
   * What lies there.
   *
   * @param whole oldest first
   * @param refused names that are not one plain segment
   * @param waiting files that are not whole yet
   */
  record Listing(List<RemoteFile> whole, List<String> refused, int waiting) {
    /** Without the names. */
    @Override
    public String toString() {
      return "Listing[" + whole.size() + " whole]";
    }
  }

  /**
   * @throws DeliveryRefused when the folder can't be read
   */
  Listing list() {
    List<RemoteFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try {
      for (DirEntry entry : sftp.readDir(at.directory())) {
        names.add(entry.getFilename());
        if (entry.getAttributes().isRegularFile() && names.size() <= MOST_ENTRIES) {
          files.add(file(entry.getFilename(), entry.getAttributes()));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new DeliveryRefused(Finding.of(TransportFinding.SERVER_AWAY));
    }
    return sorted(files, names);
  }

  private Listing sorted(List<RemoteFile> files, Set<String> names) {
    List<RemoteFile> whole = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    int waiting = 0;
    for (RemoteFile file : files) {
      String name = file.name();
      if (!wanted.matcher(name).matches() || handover.marker(name)) {
        continue;
      }
      if (Handover.temporary(name) || !marked(name, names)) {
        waiting++;
      } else if (FileName.accepted(name).isEmpty()) {
        refused.add(name);
      } else {
        whole.add(file);
      }
    }
    whole.sort(RemotePull.OLDEST_FIRST);
    return new Listing(whole, refused, waiting);
  }

  private boolean marked(String name, Set<String> names) {
    return !(completion instanceof Completion.Marker marker)
        || names.contains(name + marker.suffix());
  }

  /**
   * The content, which fails unless it is whole.
   *
   * @throws IOException when the server does not give it
   */
  InputStream open(RemoteFile file) throws IOException {
    String path = path(file.name());
    return new WholeFile(
        sftp.read(path), file.bytes(), () -> file(file.name(), sftp.stat(path)).equals(file));
  }

  /** Whether the server let us do what is configured. */
  boolean putAway(RemoteFile file) {
    try {
      if (at.after() == After.DELETE) {
        sftp.remove(path(file.name()));
      } else if (at.after() == After.MOVE) {
        move(file);
      }
      if (at.after() != After.KEEP && completion instanceof Completion.Marker marker) {
        sftp.remove(path(file.name() + marker.suffix()));
      }
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private void move(RemoteFile file) throws IOException {
    String done = path(DONE);
    Set<String> there = new HashSet<>();
    try {
      sftp.readDir(done).forEach(entry -> there.add(entry.getFilename()));
    } catch (IOException | UncheckedIOException missing) {
      sftp.mkdir(done);
    }
    String name = file.name();
    for (int copy = 2; there.contains(name); copy++) {
      name = file.name() + "." + copy;
    }
    sftp.rename(path(file.name()), done + "/" + name);
  }

  private String path(String name) {
    return at.directory() + "/" + name;
  }

  private static RemoteFile file(String name, Attributes attributes) {
    return new RemoteFile(name, attributes.getSize(), attributes.getModifyTime().toInstant());
  }

  private static Pattern glob(String pattern) {
    return Pattern.compile(
        Arrays.stream(pattern.split("(?<=[*?])|(?=[*?])"))
            .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
            .collect(Collectors.joining()));
  }
}
