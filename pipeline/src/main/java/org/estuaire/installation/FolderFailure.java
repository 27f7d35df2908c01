package org.estuaire.installation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Worded;

/**
 * A folder of this installation can't be used: which one, what it is for, what it lacks, and what
 * an operator can do about it. Nothing of it concerns what was to be written.
 */
public final class FolderFailure extends IOException {

  private static final long serialVersionUID = 1L;

  /** A disk with less than this takes no file. */
  private static final long LEAST_BYTES = 1 << 16;

  /** What a folder is for. */
  public enum Role implements Worded {
    LANDING,
    LANDED(1),
    HOME(1),
    UPLOADS(2),
    DEPOT(2),
    WATCHED(1),
    RECEIPTS(2),
    RESULTS(2),
    TRIALS(2),
    REPORTS,
    METRICS,
    KEYS,
    DATABASE;

    private static final int EVERYBODYS = 0;

    private final int below;

    Role() {
      this(EVERYBODYS);
    }

    /**
     * A folder of one partner.
     *
     * @param below how far it lies below what all partners share
     */
    Role(int below) {
      this.below = below;
    }

    /** Whether a disk that is full here is everybody's. */
    private boolean sharesItsDisk(Path folder) {
      Path shared = folder.toAbsolutePath();
      for (int level = 0; level < below && shared.getParent() != null; level++) {
        shared = shared.getParent();
      }
      return !isMounted(folder, shared);
    }

    /**
     * Does what is to be done in a folder of this role.
     *
     * @throws FolderFailure instead of any fault of the disk
     */
    public <T> T in(Path folder, Work<T> work) throws IOException {
      try {
        return work.perform();
      } catch (IOException e) {
        throw failed(folder, e);
      }
    }

    /** What a fault of the disk in a folder of this role is. */
    public IOException failed(Path folder, IOException fault) {
      return told(this, folder, 0, fault);
    }
  }

  /** What is done in a folder. */
  @FunctionalInterface
  public interface Work<T> {
    T perform() throws IOException;
  }

  private final Role role;
  private final transient Finding finding;
  private final boolean everybodys;

  private FolderFailure(Role role, Finding finding, IOException cause) {
    super(words(role, finding, Language.EN), cause);
    this.role = role;
    this.finding = finding;
    this.everybodys =
        role.below == Role.EVERYBODYS
            || finding.code() == FolderFinding.FOLDER_FULL
                && role.sharesItsDisk(Path.of(finding.arguments().get(0)));
  }

  /** A folder in which nothing can be written, found before it was tried. */
  public static FolderFailure readOnly(Role role, Path folder) {
    return new FolderFailure(
        role,
        Finding.of(FolderFinding.FOLDER_READ_ONLY, folder.toString()),
        new AccessDeniedException(folder.toString()));
  }

  /**
   * The same fault with the folder, unless it is none of the folder: a source that can't be read, a
   * process that is asked to end, or a file or folder that was named already.
   *
   * @param missing bytes that were still to be written; 0 where nobody knows
   */
  public static IOException told(Role role, Path folder, long missing, IOException cause) {
    boolean notOfTheFolder =
        cause instanceof FolderFailure
            || cause instanceof InstallationMistake
            || cause instanceof UnreadableSource
            || cause instanceof InterruptedIOException
            || cause instanceof ClosedByInterruptException;
    return notOfTheFolder ? cause : new FolderFailure(role, finding(folder, missing, cause), cause);
  }

  /**
   * What a fault is where the folder turns out to be full; empty where it is not.
   *
   * @param needed bytes without which nothing works there
   */
  public static Optional<FolderFailure> ifFull(
      Role role, Path folder, long needed, Exception fault) {
    IOException cause = fault instanceof IOException told ? told : new IOException(fault);
    Finding finding = finding(folder, needed, cause);
    return finding.code() == FolderFinding.FOLDER_FULL
        ? Optional.of(new FolderFailure(role, finding, cause))
        : Optional.empty();
  }

  private static Finding finding(Path folder, long missing, IOException cause) {
    String name = folder.toString();
    if (!Files.isDirectory(folder)) {
      return Finding.of(FolderFinding.FOLDER_MISSING, name);
    }
    if (!Files.isWritable(folder) || cause instanceof AccessDeniedException) {
      return Finding.of(FolderFinding.FOLDER_READ_ONLY, name);
    }
    long free = folder.toFile().getUsableSpace();
    long needed = Math.max(missing, LEAST_BYTES);
    return free < needed
        ? Finding.of(
            FolderFinding.FOLDER_FULL, name, kilobytes(free), kilobytes(needed - free + 1023))
        : Finding.of(FolderFinding.FOLDER_FAILS, name, cause.getClass().getSimpleName());
  }

  private static String kilobytes(long bytes) {
    return Long.toString(bytes >> 10);
  }

  /** Whether a folder lies on another disk than the one that it is a part of. */
  public static boolean isMounted(Path folder, Path ofAll) {
    try {
      return !disk(folder).equals(disk(ofAll));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static Object disk(Path folder) throws IOException {
    return Files.getAttribute(folder, "unix:dev");
  }

  /** Whether nobody's files can continue: a folder of all, or a disk of all without room. */
  public boolean meetsEverybody() {
    return everybodys;
  }

  /** Code and folder, in no language. */
  public String brief() {
    return finding.code().code() + " " + finding.arguments().get(0);
  }

  /** One line for the operator: code, role, folder, what it lacks, what to do. */
  public String words(Language language) {
    return words(role, finding, language);
  }

  private static String words(Role role, Finding finding, Language language) {
    return FolderWord.FAILURE.words(
        language,
        finding.code().code(),
        role.words(language),
        finding.message(language),
        finding.remedy(language));
  }
}
