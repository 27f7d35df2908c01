package org.estuaire.routes;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.FileState;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.exchange.landing.TakenFile;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.FolderFailure;
import org.estuaire.installation.FolderFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at one folder. A file that can't be taken is named and left; only a fault of the landing
 * zone or of the ledger ends the pass. The caller holds the partner's lock.
 */
final class FolderPass {

  private static final Logger LOG = LoggerFactory.getLogger(FolderPass.class);

  /** Files are taken in the order in which they were completed: corrections follow originals. */
  private static final Comparator<Whole> OLDEST_FIRST =
      Comparator.comparing((Whole file) -> file.state().changed()).thenComparing(Whole::file);

  /** Files that share one transaction of the ledger, and one synchronisation of a directory. */
  private static final int BATCH = 512;

  private record Whole(Path file, FileState state) {
    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Whole[…]";
    }
  }

  private final Intake intake;
  private final DeliveryLedger ledger;
  private final Shares shares;
  private final CrashPoint.Watch watch;
  private final Sightings sightings;
  private final Complaints complaints = new Complaints();

  FolderPass(
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      CrashPoint.Watch watch,
      Sightings sightings) {
    this.intake = intake;
    this.ledger = ledger;
    this.shares = shares;
    this.watch = watch;
    this.sightings = sightings;
  }

  void over(DropFolder folder, Tally tally) throws IOException, SQLException {
    List<Path> files;
    try {
      files = list(folder.path());
    } catch (IOException e) {
      complain(folder, folder.path(), Finding.of(LandingFinding.FOLDER_AWAY), tally);
      return;
    }
    if (!Files.isWritable(folder.path())) {
      // What can't be removed would be taken again and again.
      refuseToRead(folder, tally);
      return;
    }
    boolean removed = false;
    List<Whole> whole = withinShare(folder, whole(folder, files, tally), tally);
    for (int from = 0; from < whole.size(); from += BATCH) {
      List<Whole> batch = whole.subList(from, Math.min(from + BATCH, whole.size()));
      removed |= take(folder, batch, tally);
    }
    if (removed) {
      folder.role().in(folder.path(), () -> synced(folder.path()));
    }
    Set<Path> present = new HashSet<>(files);
    sightings.keepOnly(folder.path(), present);
    complaints.keepOnly(folder.path(), present);
  }

  /** The depot is ours, and everybody's night ends; a watched folder is its partner's. */
  private void refuseToRead(DropFolder folder, Tally tally) throws IOException, SQLException {
    if (folder.channel() == Channel.SFTP) {
      throw FolderFailure.readOnly(folder.role(), folder.path());
    }
    complain(
        folder,
        folder.path(),
        Finding.of(FolderFinding.FOLDER_READ_ONLY, folder.path().toString()),
        tally);
  }

  private static Path synced(Path folder) throws IOException {
    DurableFiles.syncDirectory(folder);
    return folder;
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(files::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private List<Whole> whole(DropFolder folder, List<Path> files, Tally tally)
      throws IOException, SQLException {
    Handover handover = new Handover(folder.partner().completion());
    List<Whole> whole = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (handover.marker(name)) {
        removeOrphan(folder, file);
      } else if (!Handover.temporary(name)) {
        look(folder, file, whole, tally);
      } else if (!name.startsWith(".")) {
        tally.oneWaits();
      }
    }
    whole.sort(OLDEST_FIRST);
    return whole;
  }

  /**
   * As many as the partner's share has room for, in their order. What lies in its depot counts
   * already; a watched folder is somebody else's disk.
   */
  private List<Whole> withinShare(DropFolder folder, List<Whole> whole, Tally tally)
      throws SQLException {
    if (folder.channel() == Channel.SFTP) {
      return whole;
    }
    for (int i = 0; i < whole.size(); i++) {
      Optional<Finding> full = shares.claim(folder.partner(), 1, whole.get(i).state().bytes());
      if (full.isPresent()) {
        complain(folder, whole.get(i).file(), full.get(), tally);
        return whole.subList(0, i);
      }
    }
    return whole;
  }

  private void look(DropFolder folder, Path file, List<Whole> whole, Tally tally)
      throws SQLException {
    try {
      FileState state = FileState.of(file);
      if (isWhole(folder, file, state)) {
        whole.add(new Whole(file, state));
      } else {
        tally.oneWaits();
      }
    } catch (DeliveryRefused refused) {
      complain(folder, file, refused.finding(), tally);
    } catch (IOException e) {
      unreadable(folder, file, tally);
    }
  }

  private boolean isWhole(DropFolder folder, Path file, FileState state) throws IOException {
    Completion rule = folder.partner().completion();
    if (rule instanceof Completion.Marker marker) {
      return Handover.marked(file, state, marker);
    }
    return !(rule instanceof Completion.StableSize stable)
        || sightings.unchangedFor(stable.quiet(), file, state);
  }

  /** Whether any file is gone from the folder. */
  private boolean take(DropFolder folder, List<Whole> batch, Tally tally)
      throws IOException, SQLException {
    List<Path> files = batch.stream().map(Whole::file).toList();
    List<TakenFile> results = intake.takeAll(folder.partner(), files, folder.channel());
    boolean removed = false;
    for (int i = 0; i < batch.size(); i++) {
      if (results.get(i) instanceof TakenFile.Taken taken) {
        watch.reached(CrashPoint.LEDGER_BEFORE_SOURCE_REMOVED);
        tally.arrived(taken.arrival());
        Whole one = batch.get(i);
        removed |= folder.role().in(folder.path(), () -> remove(folder, one));
      } else {
        refused(folder, (TakenFile.Refused) results.get(i), tally);
      }
    }
    return removed;
  }

  private void refused(DropFolder folder, TakenFile.Refused result, Tally tally)
      throws SQLException {
    if (result.why().code() == LandingFinding.UNREADABLE) {
      unreadable(folder, result.file(), tally);
      return;
    }
    if (result.why().code() == LandingFinding.CHANGED_WHILE_READ) {
      tally.oneWaits();
    }
    complain(folder, result.file(), result.why(), tally);
  }

  /**
   * The file first, then its marker: a crash between the two leaves a marker without a file, which
   * says nothing.
   */
  private static boolean remove(DropFolder folder, Whole whole) throws IOException {
    if (!unchanged(whole)) {
      // The sender replaced it after it was taken: that is another delivery, for the next pass.
      return false;
    }
    Files.deleteIfExists(whole.file());
    if (folder.partner().completion() instanceof Completion.Marker rule) {
      Files.deleteIfExists(Handover.markerOf(whole.file(), rule));
    }
    return true;
  }

  private static boolean unchanged(Whole whole) {
    try {
      return FileState.of(whole.file()).equals(whole.state());
    } catch (IOException | DeliveryRefused e) {
      return false;
    }
  }

  /** A crash left it; it would keep the sender from using the same name again. */
  private static void removeOrphan(DropFolder folder, Path marker) throws IOException {
    Completion.Marker rule = (Completion.Marker) folder.partner().completion();
    if (!Files.exists(Handover.marked(marker, rule), LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(marker);
    }
  }

  private void unreadable(DropFolder folder, Path file, Tally tally) throws SQLException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      complain(folder, file, Finding.of(LandingFinding.UNREADABLE), tally);
    }
  }

  private void complain(DropFolder folder, Path file, Finding why, Tally tally)
      throws SQLException {
    if (!complaints.isNew(file, why)) {
      return;
    }
    String name = file.getFileName().toString();
    tally.notTaken(new NotTaken(folder.partner().code(), name, why));
    LOG.warn("{}: a file was not taken in, {}", folder.partner().code(), why.code().code());
    ledger.refuse(folder.partner(), why, name, folder.channel());
  }
}
