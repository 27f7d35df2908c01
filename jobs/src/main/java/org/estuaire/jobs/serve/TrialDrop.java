package org.estuaire.jobs.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.receipt.TrialReceipt;
import org.estuaire.exchange.trial.Trial;
import org.estuaire.exchange.trial.TrialFinding;
import org.estuaire.exchange.trial.Trials;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.report.TrialPage;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.TrialFolder;
import org.estuaire.routes.TrialFolder.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries what partners put into {@code essai} and answers there: a receipt and a page, both marked
 * as those of a trial. One file of each partner in turn, so that none waits for all those of
 * another. What processes die over is tried twice at most.
 *
 * <p>Only the process that stays does this: a night must not depend on files that nobody delivered.
 */
final class TrialDrop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrialDrop.class);

  private static final DateTimeFormatter STEM = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  private static final Duration GRACE = Duration.ofSeconds(15);

  /** How long a partner is left alone whose folder or file can't be worked on. */
  private static final Duration LATER = Duration.ofSeconds(30);

  private static final int DIGITS_OF_HASH = 8;

  private final Installation installation;
  private final PartnerHomes homes;
  private final Duration between;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<String, Instant> later = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  private TrialDrop(Installation installation, Duration between) {
    this.installation = installation;
    this.homes = installation.homes();
    this.between = between;
  }

  static TrialDrop over(Installation installation, Duration between) {
    TrialDrop drop = new TrialDrop(installation, between);
    Thread thread = new Thread(drop::work, "estuaire-trials");
    thread.setDaemon(true);
    thread.start();
    return drop;
  }

  private void work() {
    try {
      boolean more = false;
      while (!asked.await(more ? 0 : between.toMillis(), TimeUnit.MILLISECONDS)) {
        more = round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /** Whether a file was tried: there may be more. */
  private boolean round() throws InterruptedException {
    boolean tried = false;
    for (Partner partner : installation.configuration().partners()) {
      if (asked.getCount() == 0) {
        return false;
      }
      if (!later.getOrDefault(partner.code(), Instant.MIN).isAfter(Instant.now())) {
        tried |= oneOf(partner);
      }
    }
    return tried;
  }

  private boolean oneOf(Partner partner) throws InterruptedException {
    long begun = System.nanoTime();
    boolean tried = false;
    try {
      tried = tryOne(partner);
      told.remove(partner.code());
      later.remove(partner.code());
    } catch (IOException | SQLException | RuntimeException | StackOverflowError failure) {
      tell(partner, failure);
      later.put(partner.code(), Instant.now().plus(LATER));
    }
    if (tried) {
      // A trial takes turns with whoever loads: half of the time is theirs.
      asked.await(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
    return tried;
  }

  /** Once, until it succeeds again. Messages of failures may quote a file. */
  private void tell(Partner partner, Throwable failure) {
    if (told.add(partner.code())) {
      LOG.warn("trials of {} have to wait: {}", partner.code(), failure.getClass().getSimpleName());
    }
  }

  private boolean tryOne(Partner partner) throws IOException, SQLException {
    if (!Files.isDirectory(homes.home(partner.code()), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    TrialFolder folder = new TrialFolder(homes, partner.code());
    Instant now = Instant.now();
    if (!folder.hasWork()) {
      return false;
    }
    PartnerHomes.Locked alone = folder.lock();
    try (alone) {
      for (String ignored : folder.removeOld(now)) {
        answer(partner, folder, now, "", TrialFinding.NOT_JUDGED);
      }
      for (Attempt attempt : folder.abandoned()) {
        attempt(partner, folder, attempt);
      }
      List<Path> waiting = folder.waiting(now);
      if (waiting.isEmpty()) {
        return false;
      }
      attempt(partner, folder, folder.begin(waiting.get(0)));
      return true;
    } catch (NoSuchFileException takenBack) {
      return false;
    }
  }

  private void attempt(Partner partner, TrialFolder folder, Attempt attempt)
      throws IOException, SQLException {
    if (attempt.isOneTooMany()) {
      answer(partner, folder, Instant.now(), name(attempt), TrialFinding.DEADLY);
    } else if (Files.size(attempt.file()) > TrialFolder.MOST_BYTES) {
      answer(partner, folder, Instant.now(), name(attempt), TrialFinding.TOO_LARGE);
    } else {
      judge(partner, folder, attempt);
    }
    folder.end(attempt);
  }

  private static String name(Attempt attempt) {
    return attempt.file().getFileName().toString();
  }

  /** What fails is given back, to be tried later; what takes the memory is answered. */
  private void judge(Partner partner, TrialFolder folder, Attempt attempt)
      throws IOException, SQLException {
    try {
      Trial trial = trial(partner, attempt);
      answer(partner, folder, trial);
      LOG.info(
          "a file of {} was tried: {}",
          partner.code(),
          trial.isGood() ? "nothing to correct" : "something to correct");
    } catch (OutOfMemoryError outOfMemory) {
      forgetMemory(partner, folder, attempt);
    } catch (IOException | SQLException | RuntimeException | StackOverflowError failure) {
      if (MemoryExhausted.isIn(failure)) {
        forgetMemory(partner, folder, attempt);
        return;
      }
      if (failure instanceof RuntimeException || failure instanceof StackOverflowError) {
        LOG.error("a trial of {} fails: {}", partner.code(), failure.getClass().getSimpleName());
        answer(partner, folder, Instant.now(), name(attempt), TrialFinding.FAILED);
        return;
      }
      folder.giveBack(attempt);
      throw failure;
    }
  }

  private void forgetMemory(Partner partner, TrialFolder folder, Attempt attempt)
      throws IOException {
    installation.renewConnections();
    answer(partner, folder, Instant.now(), name(attempt), TrialFinding.DEADLY);
  }

  private Trial trial(Partner partner, Attempt attempt) throws IOException, SQLException {
    Trials.Tried tried =
        new Trials.Tried(
            name(attempt), () -> Files.newInputStream(attempt.file(), LinkOption.NOFOLLOW_LINKS));
    try (Connection tx = installation.database().getConnection()) {
      return installation.trials().onRepository(tx, partner, tried, Instant.now());
    }
  }

  private void answer(Partner partner, TrialFolder folder, Trial trial) throws IOException {
    String territory = installation.configuration().territory();
    ZoneId zone = partner.zone();
    String stem =
        "essai-"
            + STEM.format(trial.at().atZone(zone))
            + "-"
            + trial.sha256().substring(0, DIGITS_OF_HASH);
    folder.answer(stem, "html", new TrialPage(territory, zone, true).html(trial));
    folder.answer(stem, "txt", new TrialReceipt(territory, zone).text(trial, partner));
  }

  /** A file that was not judged. */
  private void answer(
      Partner partner, TrialFolder folder, Instant now, String name, TrialFinding why)
      throws IOException {
    Finding finding =
        switch (why) {
          case TOO_LARGE -> Finding.of(why, Long.toString(TrialFolder.MOST_BYTES >> 20));
          case FAILED -> Finding.of(why, "-");
          default -> Finding.of(why);
        };
    LOG.warn("a file of {} was not tried: {}", partner.code(), why.code());
    String text =
        new TrialReceipt(installation.configuration().territory(), partner.zone())
            .ofUntried(name, now, finding, partner);
    folder.answer(
        "essai-" + STEM.format(now.atZone(partner.zone())) + "-" + why.code(), "txt", text);
  }

  @Override
  public void close() {
    asked.countDown();
    try {
      if (!ended.await(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the trial of a file does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
