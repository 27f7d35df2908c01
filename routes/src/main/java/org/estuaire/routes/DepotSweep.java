package org.estuaire.routes;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.trouble.Everybody;

/**
 * Takes whole files from the partners' depots and watched folders into the {@link Intake}, then
 * removes them. The same code serves the continuous route and the beginning of a night; one lock
 * per partner keeps the two apart.
 */
public final class DepotSweep {

  /** Waiting, which tests do without. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private final PartnerHomes homes;
  private final FolderPass pass;
  private final Pause pause;

  public DepotSweep(
      PartnerHomes homes,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      CrashPoint.Watch watch) {
    this(
        homes,
        intake,
        ledger,
        shares,
        watch,
        System::nanoTime,
        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  DepotSweep(
      PartnerHomes homes,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      CrashPoint.Watch watch,
      LongSupplier nanos,
      Pause pause) {
    this.homes = homes;
    this.pass = new FolderPass(intake, ledger, shares, watch, new Sightings(nanos));
    this.pause = pause;
  }

  /**
   * Takes everything that is whole now. For partners whose files are known to be whole only after a
   * time of quiet, waits once for that time where such files lie there.
   *
   * @param failed hears of trouble of one partner; see {@link Everybody}
   * @throws IOException when the landing zone can't be written; what was taken stays taken
   * @throws SQLException when the ledger can't be written; likewise
   */
  public Swept sweep(List<Partner> partners, PartnerFailed failed)
      throws IOException, SQLException, InterruptedException {
    Tally tally = new Tally();
    Duration quiet = Duration.ZERO;
    List<Partner> sound = new ArrayList<>();
    for (Partner partner : partners) {
      OptionalInt waiting = pass(partner, tally, failed);
      if (waiting.isPresent()) {
        sound.add(partner);
      }
      if (waiting.orElse(0) > 0
          && partner.completion() instanceof Completion.StableSize stable
          && stable.quiet().compareTo(quiet) > 0) {
        quiet = stable.quiet();
      }
    }
    if (quiet.isZero()) {
      return tally.swept();
    }
    pause.of(quiet);
    tally.startWaitingAgain();
    for (Partner partner : sound) {
      pass(partner, tally, failed);
    }
    return tally.swept();
  }

  /** Empty when it failed for this partner. */
  private OptionalInt pass(Partner partner, Tally tally, PartnerFailed failed)
      throws IOException, SQLException {
    try {
      return OptionalInt.of(pass(partner, tally));
    } catch (IOException | SQLException | RuntimeException failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      failed.of(partner, failure);
      return OptionalInt.empty();
    }
  }

  /** One pass over one partner's folders; what needs quiet is taken by a later pass. */
  public Swept pass(Partner partner) throws IOException, SQLException {
    Tally tally = new Tally();
    pass(partner, tally);
    return tally.swept();
  }

  private int pass(Partner partner, Tally tally) throws IOException, SQLException {
    int before = tally.waiting();
    try (PartnerHomes.Locked held = homes.lock(partner.code())) {
      for (DropFolder folder : DropFolder.of(partner, homes)) {
        pass.over(folder, tally);
      }
    }
    return tally.waiting() - before;
  }
}
