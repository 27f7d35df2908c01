package org.estuaire.routes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.exchange.landing.Stock;
import org.estuaire.exchange.receipt.Outbox;
import org.estuaire.exchange.receipt.ReceiptName;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.FolderFailure.Role;

/**
 * The partners' homes under one folder: {@code <partner>/depot}, {@code accuses}, {@code resultats}
 * and {@code essai} are what a partner sees; {@code .uploads} holds what is not yet whole, {@code
 * .essai} what is being tried. Each of them may be on a file system of its own, but for the depot,
 * what is tried and the uploads, which share one.
 */
public final class PartnerHomes implements Outbox {

  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final String UPLOADS = ".uploads";
  private static final String IN_TRIAL = ".essai";

  /** By file: the locks of the operating system are held by a process, not by its threads. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path root;
  private final CrashPoint.Watch watch;

  /** Partners whose home this object has made durable: that waits for the disk many times. */
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  public PartnerHomes(Path root, CrashPoint.Watch watch) {
    this.root = root.toAbsolutePath().normalize();
    this.watch = watch;
  }

  /** Makes what is missing of a partner's home, for the service account only. */
  public void create(String partner) throws IOException {
    for (Area area : Area.values()) {
      create(area.role(), folder(partner, area));
    }
    create(Role.UPLOADS, uploads(partner));
  }

  private static void create(Role role, Path folder) throws IOException {
    role.in(
        folder,
        () -> {
          DurableFiles.createDirectories(folder);
          return folder;
        });
  }

  public Path home(String partner) {
    if (!CODE.matcher(partner).matches()) {
      throw new IllegalArgumentException("not a partner's code");
    }
    return root.resolve(partner);
  }

  public Path folder(String partner, Area area) {
    return home(partner).resolve(area.folder());
  }

  /** Where uploads lie until they are whole; on the same file system as the depot. */
  public Path uploads(String partner) {
    return home(partner).resolve(UPLOADS);
  }

  /** Where files lie while they are tried. */
  Path inTrial(String partner) {
    return home(partner).resolve(IN_TRIAL);
  }

  /** Answers a trial; the file appears whole or not at all. */
  void putTrialAnswer(String partner, String fileName, String text) throws IOException {
    write(
        partner,
        Area.TRIALS,
        fileName,
        out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
        draft -> draft.resolveSibling(fileName));
  }

  @Override
  public String put(String partner, ReceiptName name, Content content) throws IOException {
    return write(partner, Area.RECEIPTS, name.fileName(), content, draft -> free(draft, name))
        .getFileName()
        .toString();
  }

  /** The first name under which nothing else lies. */
  private static Path free(Path draft, ReceiptName name) throws IOException {
    ReceiptName free = name;
    while (saysSomethingElse(draft.resolveSibling(free.fileName()), draft)) {
      free = free.next();
    }
    return draft.resolveSibling(free.fileName());
  }

  private static boolean saysSomethingElse(Path there, Path draft) throws IOException {
    return Files.exists(there, LinkOption.NOFOLLOW_LINKS)
        && !(Files.isRegularFile(there) && Files.mismatch(there, draft) < 0);
  }

  /**
   * Puts a notice among a partner's receipts, whole or not at all, in place of an earlier one.
   *
   * @param fileName a plain name, see {@link FileName}
   */
  public void putNotice(String partner, String fileName, String text) throws IOException {
    write(
        partner,
        Area.RECEIPTS,
        fileName,
        out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
        draft -> draft.resolveSibling(fileName));
  }

  /** Takes a file out of a partner's receipts that no longer holds; nothing where there is none. */
  void withdraw(String partner, String fileName) throws IOException {
    Files.deleteIfExists(folder(partner, Area.RECEIPTS).resolve(fileName));
  }

  /** What lies in a partner's depot, and what is on its way into it. */
  public Stock stock(String partner) throws IOException {
    Stock stock = Stock.NONE;
    for (Path folder : List.of(folder(partner, Area.DEPOT), uploads(partner))) {
      if (Files.isDirectory(folder)) {
        stock = stock.plus(stock(folder));
      }
    }
    return stock;
  }

  private static Stock stock(Path folder) throws IOException {
    long files = 0;
    long bytes = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path file : entries) {
        files++;
        bytes += bytes(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new Stock(files, bytes);
  }

  private static long bytes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .size();
    } catch (NoSuchFileException takenMeanwhile) {
      return 0;
    }
  }

  @Override
  public void settle(String partner) throws IOException {
    settle(partner, Area.RECEIPTS);
  }

  private void settle(String partner, Area area) throws IOException {
    Path folder = folder(partner, area);
    area.role()
        .in(
            folder,
            () -> {
              DurableFiles.syncDirectory(folder);
              return folder;
            });
  }

  /** Hands results to a practice; they appear whole or not at all. */
  public void putResult(String partner, String fileName, byte[] content) throws IOException {
    putResults(partner, Map.of(fileName, content));
  }

  /**
   * Hands several files to a practice side by side: the disk synchronises many in the time of a
   * few. Each appears whole or not at all; when this returns, all of them outlive a power failure.
   *
   * @param files their content by their names
   */
  public void putResults(String partner, Map<String, byte[]> files) throws IOException {
    SideBySide.each(
        List.copyOf(files.entrySet()),
        file -> writeResult(partner, file.getKey(), file.getValue()));
    settle(partner, Area.RESULTS);
  }

  private Path writeResult(String partner, String fileName, byte[] content) throws IOException {
    return write(
        partner,
        Area.RESULTS,
        fileName,
        out -> out.write(content),
        draft -> draft.resolveSibling(fileName));
  }

  /** Takes back what a practice has not taken; nothing where it has. */
  public void takeResultBack(String partner, String fileName) throws IOException {
    if (FileName.accepted(fileName).filter(fileName::equals).isEmpty()) {
      throw new IllegalArgumentException("not a plain file name");
    }
    if (Files.deleteIfExists(folder(partner, Area.RESULTS).resolve(fileName))) {
      settle(partner, Area.RESULTS);
    }
  }

  /** Where a draft that is whole goes. */
  private interface Target {
    Path of(Path draft) throws IOException;
  }

  private Path write(String partner, Area area, String fileName, Content content, Target target)
      throws IOException {
    if (FileName.accepted(fileName).filter(fileName::equals).isEmpty()) {
      throw new IllegalArgumentException("not a plain file name");
    }
    Path folder = folder(partner, area);
    if (!made.contains(partner) || !Files.isDirectory(folder)) {
      create(partner);
      made.add(partner);
    }
    // Beside its target, which may be on a disk of its own; partners do not see such names. Always
    // the same draft, so that writing again after a crash leaves no other behind.
    Path draft = folder.resolve("." + fileName + ".part");
    try {
      return area.role().in(folder, () -> writeAndRename(draft, target, content));
    } catch (IOException e) {
      // On a full disk, what is half written keeps it full.
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private Path writeAndRename(Path draft, Target target, Content content) throws IOException {
    writeDraft(draft, content);
    watch.reached(CrashPoint.RECEIPT_BEFORE_RENAME);
    return Files.move(draft, target.of(draft), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writeDraft(Path draft, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                draft,
                Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE),
                DurableFiles.OWNER_ONLY_FILE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /**
   * Waits until no other thread or process takes deliveries from this partner, and keeps them out
   * until the lock is closed. A killed process holds no lock.
   */
  Locked lock(String partner) throws IOException {
    create(partner);
    return Role.HOME.in(home(partner), () -> lock(home(partner).resolve(".intake")));
  }

  /** As {@link #lock}, for trying what lies in {@code essai}. */
  Locked lockTrials(String partner) throws IOException {
    create(partner);
    return Role.HOME.in(home(partner), () -> lock(home(partner).resolve(".trials")));
  }

  /** As {@link #lock}, for fetching from the partner's own server, which may take long. */
  public Locked lockPull(String partner) throws IOException {
    create(partner);
    return Role.HOME.in(home(partner), () -> lock(home(partner).resolve(".pull")));
  }

  private static Locked lock(Path file) throws IOException {
    ReentrantLock threads = THREADS.computeIfAbsent(file, f -> new ReentrantLock());
    threads.lock();
    try {
      return new Locked(threads, lockProcesses(file));
    } catch (IOException | RuntimeException e) {
      threads.unlock();
      throw e;
    }
  }

  private static FileLock lockProcesses(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            DurableFiles.OWNER_ONLY_FILE);
    try {
      return channel.lock();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The right to take deliveries from one partner. */
  public record Locked(ReentrantLock threads, FileLock processes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try {
        processes.acquiredBy().close();
      } finally {
        threads.unlock();
      }
    }
  }
}
