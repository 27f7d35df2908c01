package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.StreamingAead;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DamagedDelivery;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.FolderFailure.Role;
import org.estuaire.installation.UnreadableSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the bytes of deliveries rest, encrypted: {@code <partner>/<first two digits>/<sha256>}. A
 * file under that name is whole and durable; what is not yet so lies in {@link Incoming}. Several
 * threads and processes may land at the same time, the same content too.
 */
public final class LandingZone {

  private static final Pattern PARTNER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Small deliveries, which most are, are proved and given by one reading. */
  private static final int KEPT_IN_MEMORY = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(LandingZone.class);

  private final Path folder;
  private final Incoming incoming;
  private final StreamingAead key;
  private final CrashPoint.Watch watch;

  /** Directories that this object knows to be durable. */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  /**
   * Opens the zone, makes it where it is missing, and removes what killed processes left
   * unfinished.
   *
   * @throws IOException when the folder can't be written, or was filled under another key
   */
  public LandingZone(Path folder, LandingKey key, CrashPoint.Watch watch) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    this.incoming = new Incoming(this.folder);
    this.key = key.streams();
    this.watch = watch;
    incoming.open();
    KeyCheck.check(keyCheck(this.folder), key.pieces());
  }

  /** Whether a zone was opened before: then there is a key, which no new one can replace. */
  public static boolean hasAKey(Path folder) {
    return Files.exists(keyCheck(folder));
  }

  /**
   * Whether a zone that was opened before was filled under a key; nothing is changed.
   *
   * @throws IOException when it was not, or can't be read
   */
  public static void requireKey(Path folder, LandingKey key) throws IOException {
    KeyCheck.check(keyCheck(folder), key.pieces());
  }

  private static Path keyCheck(Path folder) {
    return folder.resolve(".key-check");
  }

  /**
   * Takes bytes in. When this returns they are durable; the same bytes again change nothing.
   *
   * @param partner code of the sender
   * @param limit most bytes that are accepted
   * @throws DeliveryRefused when there are no bytes, or more than the limit
   * @throws UnreadableSource when the stream fails
   * @throws IOException when the zone can't be written, for example because the disk is full
   */
  public Landed land(String partner, InputStream bytes, long limit) throws IOException {
    Landed landed = landUnnamed(partner, bytes, limit);
    makeNamesDurable(List.of(landed));
    return landed;
  }

  /**
   * Takes bytes in as {@link #land} does, but for the durability of their name: a crash may leave
   * bytes that nobody finds. {@link #makeNamesDurable} does that for many at once.
   */
  Landed landUnnamed(String partner, InputStream bytes, long limit) throws IOException {
    return landUnnamed(partner, bytes, limit, 0);
  }

  /**
   * @param expected bytes that will come, as far as the caller knows
   */
  Landed landUnnamed(String partner, InputStream bytes, long limit, long expected)
      throws IOException {
    checked(PARTNER, partner);
    try (IncomingFile file = incoming.create(partner)) {
      try {
        return land(file, partner, bytes, limit);
      } catch (IOException e) {
        // While what was written is still there: the disk is as full as it was.
        throw incoming.told(partner, expected - file.written(), e);
      }
    }
  }

  private Landed land(IncomingFile file, String partner, InputStream bytes, long limit)
      throws IOException {
    Landed landed = file.write(partner, bytes, limit, key);
    watch.reached(CrashPoint.LANDED_BEFORE_RENAME);
    Path target = place(landed);
    return Role.LANDED.in(
        folder.resolve(partner),
        () -> {
          makeDurable(requireNonNull(target.getParent()));
          keep(file, landed, target);
          return landed;
        });
  }

  /** Synchronises each directory once, also of those that a killed process may have left so. */
  void makeNamesDurable(Collection<Landed> landed) throws IOException {
    Set<Path> directories = new LinkedHashSet<>();
    landed.forEach(one -> directories.add(place(one).getParent()));
    for (Path directory : directories) {
      Role.LANDED.in(
          requireNonNull(directory.getParent()),
          () -> {
            DurableFiles.syncDirectory(directory);
            return directory;
          });
    }
    landed.forEach(one -> watch.reached(CrashPoint.LANDED_BEFORE_LEDGER));
  }

  /** Good bytes are given up only for a copy that is proved to be as good. */
  private void keep(IncomingFile file, Landed landed, Path target) throws IOException {
    boolean stored = Files.exists(target);
    if (stored && isSound(landed)) {
      return;
    }
    file.moveTo(target);
    if (stored) {
      LOG.warn(
          "{}: the stored copy of {} of {} was damaged, and is replaced by what came again",
          LandingFinding.MENDED.code(),
          landed.sha256(),
          landed.partner());
    }
  }

  private boolean isSound(Landed landed) {
    try {
      prove(landed.partner(), landed.sha256());
      return true;
    } catch (IOException damaged) {
      return false;
    }
  }

  /**
   * The bytes as they were sent. All of them are proved before the first is given: a reader never
   * sees a part of what was altered, nor the beginning of another delivery.
   *
   * @throws DamagedDelivery when they are missing or altered, or are those of another delivery
   */
  public InputStream open(String partner, String sha256) throws IOException {
    Path place = place(partner, sha256);
    try {
      if (Files.size(place) > KEPT_IN_MEMORY) {
        prove(partner, sha256);
        return decrypted(partner, sha256);
      }
      try (InputStream bytes = decrypted(partner, sha256)) {
        return new ByteArrayInputStream(bytes.readAllBytes());
      }
    } catch (IOException e) {
      throw new DamagedDelivery(partner, sha256, e);
    }
  }

  /** Reads all bytes of a delivery, which fails where they are not what they were. */
  private void prove(String partner, String sha256) throws IOException {
    try (InputStream bytes = decrypted(partner, sha256)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** Altered bytes make reading fail, at the latest at the end. */
  private InputStream decrypted(String partner, String sha256) throws IOException {
    InputStream sealed = Files.newInputStream(place(partner, sha256));
    try {
      return Sha256.verified(
          key.newDecryptingStream(new BufferedInputStream(sealed), IncomingFile.boundTo(partner)),
          sha256);
    } catch (GeneralSecurityException | IOException e) {
      sealed.close();
      throw new IOException("a landed delivery can't be opened: " + sha256, e);
    }
  }

  private void makeDurable(Path directory) throws IOException {
    if (!durable.contains(directory)) {
      DurableFiles.createDirectories(requireNonNull(directory.getParent()));
      DurableFiles.createDirectories(directory);
      durable.add(directory);
    }
  }

  private Path place(Landed landed) {
    return place(landed.partner(), landed.sha256());
  }

  private Path place(String partner, String sha256) {
    checked(PARTNER, partner);
    checked(HASH, sha256);
    return folder.resolve(partner).resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static void checked(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("not of the form " + form);
    }
  }
}
