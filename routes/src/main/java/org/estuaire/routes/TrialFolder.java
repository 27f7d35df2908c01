package org.estuaire.routes;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.estuaire.installation.DurableFiles;
import org.estuaire.installation.FolderFailure.Role;

/**
 * The folder {@code essai} of one partner: what it wants tried, and the answers. A file that is
 * being tried lies out of its sight, in a folder for the first attempt or for the second: what a
 * process died over is found there, and tried once more at most.
 */
public final class TrialFolder {

  /** A trial is answered within seconds, and takes as much memory as a delivery. */
  public static final long MOST_BYTES = 10L << 20;

  /** Files of one partner that wait. */
  private static final int MOST_WAITING = 20;

  /** Answers of one partner that are kept; each is up to some megabytes. */
  private static final int MOST_ANSWERS = 60;

  /** How long files and answers stay. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** Whoever writes through a shared folder is still at it. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private static final Pattern ANSWER = Pattern.compile("essai-.*");

  /** Attempts of a file over which processes died. */
  private static final int MOST_ATTEMPTS = 2;

  private final PartnerHomes homes;
  private final String partner;

  public TrialFolder(PartnerHomes homes, String partner) {
    this.homes = homes;
    this.partner = partner;
  }

  /** Whether a name is kept for answers. */
  public static boolean isAnswer(String name) {
    return ANSWER.matcher(name).matches();
  }

  /**
   * A file in trial.
   *
   * @param number from 1; beyond the most, processes died over it as often
   */
  public record Attempt(Path file, int number) {

    /** Whether it is not to be tried again. */
    public boolean isOneTooMany() {
      return number > MOST_ATTEMPTS;
    }

    /** Whether a process died over it before. */
    public boolean isSuspect() {
      return number > 1;
    }

    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Attempt[" + number + "]";
    }
  }

  /** Whether anything lies here: most partners try nothing most of the time. */
  public boolean hasWork() throws IOException {
    return !files(folder()).isEmpty() || Files.isDirectory(homes.inTrial(partner));
  }

  /** Keeps other processes out while this one tries. */
  public PartnerHomes.Locked lock() throws IOException {
    return homes.lockTrials(partner);
  }

  /** Whether no more files may wait. */
  public boolean isFull() throws IOException {
    return waiting(Instant.MAX).size() >= MOST_WAITING;
  }

  /** What waits and is whole, the oldest first. */
  public List<Path> waiting(Instant now) throws IOException {
    List<Path> waiting = new ArrayList<>();
    for (Path file : files(folder())) {
      String name = file.getFileName().toString();
      boolean tried = !Handover.temporary(name) && !isAnswer(name);
      if (tried && isPlain(file) && isQuiet(file, now)) {
        waiting.add(file);
      }
    }
    waiting.sort(Comparator.comparing(TrialFolder::modified));
    return waiting;
  }

  private static boolean isQuiet(Path file, Instant now) {
    return now.equals(Instant.MAX) || modified(file).isBefore(now.minus(QUIET));
  }

  /**
   * Takes a file out of its sender's sight.
   *
   * @throws NoSuchFileException when its sender has taken it back
   */
  public Attempt begin(Path file) throws IOException {
    Path target = attempts(1).resolve(file.getFileName());
    return Role.TRIALS.in(
        folder(),
        () -> {
          Files.move(
              file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          return new Attempt(target, 1);
        });
  }

  /**
   * What a process that is gone had in trial, each marked as one attempt more. To be asked while
   * the lock is held.
   */
  public List<Attempt> abandoned() throws IOException {
    List<Attempt> abandoned = new ArrayList<>();
    for (int number = MOST_ATTEMPTS; number >= 1; number--) {
      for (Path file : files(attempts(number))) {
        if (number == MOST_ATTEMPTS) {
          abandoned.add(new Attempt(file, number + 1));
        } else {
          Path next = attempts(number + 1).resolve(file.getFileName());
          Files.move(
              file, next, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          abandoned.add(new Attempt(next, number + 1));
        }
      }
    }
    return abandoned;
  }

  /** Lets a file be tried later: it was not its fault. */
  public void giveBack(Attempt attempt) throws IOException {
    Files.move(
        attempt.file(),
        folder().resolve(attempt.file().getFileName()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** A file was answered. */
  public void end(Attempt attempt) throws IOException {
    Files.deleteIfExists(attempt.file());
  }

  /**
   * Puts an answer beside what its sender put there.
   *
   * @param stem its name begins so
   */
  public void answer(String stem, String extension, String text) throws IOException {
    homes.putTrialAnswer(partner, stem + "." + extension, text);
  }

  /**
   * Removes what has been there for a day, and the oldest of too many answers.
   *
   * @return files that were never tried
   */
  public List<String> removeOld(Instant now) throws IOException {
    List<String> untried = new ArrayList<>();
    List<Path> answers = new ArrayList<>();
    for (Path file : files(folder())) {
      String name = file.getFileName().toString();
      if (modified(file).isAfter(now.minus(KEPT))) {
        if (isAnswer(name)) {
          answers.add(file);
        }
      } else if (isPlain(file) || Files.isSymbolicLink(file)) {
        Files.deleteIfExists(file);
        if (!isAnswer(name) && !Handover.temporary(name)) {
          untried.add(name);
        }
      }
    }
    answers.sort(Comparator.comparing(TrialFolder::modified));
    for (Path surplus : answers.subList(0, Math.max(0, answers.size() - MOST_ANSWERS))) {
      Files.deleteIfExists(surplus);
    }
    return untried;
  }

  private Path folder() {
    return homes.folder(partner, Area.TRIALS);
  }

  private Path attempts(int number) throws IOException {
    Path folder = homes.inTrial(partner).resolve(Integer.toString(number));
    if (!Files.isDirectory(folder)) {
      DurableFiles.createDirectories(homes.inTrial(partner));
      DurableFiles.createDirectories(folder);
    }
    return folder;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(files::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** What is gone meanwhile is as new as can be: nobody touches it. */
  private static Instant modified(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .lastModifiedTime()
          .toInstant();
    } catch (IOException gone) {
      return Instant.MAX;
    }
  }
}
