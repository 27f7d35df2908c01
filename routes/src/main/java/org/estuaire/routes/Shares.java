package org.estuaire.routes;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Share;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.exchange.landing.Stock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each partner may still send before the next night: its share of the disk, and of that only
 * what the disk has. Every way in asks here before it takes bytes. A partner whose share is nearly
 * full finds a notice among its receipts, and the operator a line in the log.
 */
public final class Shares {

  private static final Logger LOG = LoggerFactory.getLogger(Shares.class);

  /** Depots are looked at and the ledger is asked this often; in between, claims are added up. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** Nobody is refused for figures older than this. */
  private static final Duration CERTAIN = Duration.ofSeconds(1);

  /** A ledger that does not answer is left alone for a while: uploads do not need it. */
  private static final Duration LEDGER_AWAY = Duration.ofMinutes(1);

  private static final int NEARLY_PERCENT = 80;

  /** Among the receipts; it says nothing of anybody but the partner. */
  private static final String NOTICE = "avis-place.txt";

  /** What of a partner is landed and not loaded yet. */
  public interface Ledger {
    Stock notLoaded(Partner partner) throws SQLException;
  }

  private final PartnerHomes homes;
  private final Ledger ledger;
  private final KeptFree disk;
  private final LongSupplier nanos;
  private final AtomicBoolean diskTold = new AtomicBoolean();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  public Shares(PartnerHomes homes, Ledger ledger, KeptFree disk) {
    this(homes, ledger, disk, System::nanoTime);
  }

  Shares(PartnerHomes homes, Ledger ledger, KeptFree disk, LongSupplier nanos) {
    this.homes = homes;
    this.ledger = ledger;
    this.disk = disk;
    this.nanos = nanos;
  }

  /**
   * Takes room for what a partner is about to send.
   *
   * @return why it is not to be taken; empty when there is room, which is taken then
   */
  public Optional<Finding> claim(Partner partner, int files, long bytes) {
    Optional<Finding> noSpace = disk.refusal(bytes);
    if (noSpace.isEmpty()) {
      diskTold.set(false);
      return account(partner).claim(new Stock(files, bytes));
    }
    if (!diskTold.getAndSet(true)) {
      Finding why = noSpace.get();
      LOG.error("{} {}", why.code().code(), why.message(Language.EN));
    }
    return noSpace;
  }

  /** How much of its share a partner has taken: 1 when it is full. */
  public double taken(Partner partner) {
    return account(partner).taken();
  }

  /** What is to be told of a partner of which so much waits; nothing while there is room. */
  public static Optional<Finding> warning(Partner partner, Stock stock) {
    Share share = partner.limits().share();
    if (stock.bytes() >= share.bytes() || stock.files() >= share.files()) {
      return Optional.of(finding(LandingFinding.SHARE_FULL, share, stock));
    }
    return nearlyFull(share, stock)
        ? Optional.of(finding(LandingFinding.SHARE_NEARLY_FULL, share, stock))
        : Optional.empty();
  }

  private static boolean nearlyFull(Share share, Stock stock) {
    return stock.bytes() * 100 >= share.bytes() * NEARLY_PERCENT
        || stock.files() * 100 >= (long) share.files() * NEARLY_PERCENT;
  }

  private static Finding finding(LandingFinding code, Share share, Stock stock) {
    return Finding.of(
        code,
        Long.toString(stock.files()),
        megabytes(stock.bytes()),
        Integer.toString(share.files()),
        megabytes(share.bytes()));
  }

  private Account account(Partner partner) {
    return accounts.computeIfAbsent(partner.code(), code -> new Account(partner));
  }

  static String megabytes(long bytes) {
    return Long.toString(bytes >> 20);
  }

  /** How far a partner's share was told to be full. */
  private enum Told {
    NOTHING,
    NEARLY_FULL,
    FULL
  }

  /** What one partner has taken of its share. */
  private final class Account {
    private final Partner partner;
    private final Share share;
    private Stock stock = Stock.NONE;
    private Stock landed = Stock.NONE;
    private Optional<Long> measured = Optional.empty();
    private Optional<Long> ledgerAway = Optional.empty();
    private Told told = Told.NOTHING;
    private boolean diskTold;

    Account(Partner partner) {
      this.partner = partner;
      this.share = partner.limits().share();
    }

    synchronized Optional<Finding> claim(Stock more) {
      Optional<Finding> noSpace = disk.refusal(partner.code(), more.bytes());
      if (noSpace.isPresent()) {
        tellOfDisk(noSpace.get());
        return noSpace;
      }
      diskTold = false;
      measureUnlessSince(FRESH);
      if (exceeds(stock.plus(more))) {
        measureUnlessSince(CERTAIN);
      }
      if (exceeds(stock.plus(more))) {
        Finding full = finding(LandingFinding.SHARE_FULL, share, stock);
        tell(Told.FULL, full);
        return Optional.of(full);
      }
      stock = stock.plus(more);
      if (nearlyFull(share, stock)) {
        tell(Told.NEARLY_FULL, finding(LandingFinding.SHARE_NEARLY_FULL, share, stock));
      }
      return Optional.empty();
    }

    synchronized double taken() {
      measureUnlessSince(FRESH);
      return Math.max(
          (double) stock.bytes() / share.bytes(), (double) stock.files() / share.files());
    }

    private boolean exceeds(Stock all) {
      return all.bytes() > share.bytes() || all.files() > share.files();
    }

    private void measureUnlessSince(Duration age) {
      if (passed(measured, age)) {
        stock = depot().plus(landed());
        measured = Optional.of(nanos.getAsLong());
        if (!nearlyFull(share, stock)) {
          withdrawNotice();
        }
      }
    }

    private boolean passed(Optional<Long> since, Duration time) {
      return since.isEmpty() || nanos.getAsLong() - since.get() >= time.toNanos();
    }

    private Stock depot() {
      try {
        return homes.stock(partner.code());
      } catch (IOException e) {
        LOG.warn("{}: its depot can't be measured, {}", partner.code(), e.getClass().getName());
        return Stock.NONE;
      }
    }

    private Stock landed() {
      if (passed(ledgerAway, LEDGER_AWAY)) {
        try {
          landed = ledger.notLoaded(partner);
          ledgerAway = Optional.empty();
        } catch (SQLException e) {
          ledgerAway = Optional.of(nanos.getAsLong());
          LOG.warn("{}: what is landed can't be measured, {}", partner.code(), e.getSQLState());
        }
      }
      return landed;
    }

    /** Once, until there is room again. */
    private void tellOfDisk(Finding why) {
      if (!diskTold) {
        diskTold = true;
        LOG.error("{}: {} {}", partner.code(), why.code().code(), why.message(Language.EN));
      }
    }

    /** Once for each step upwards. */
    private void tell(Told step, Finding finding) {
      if (told.compareTo(step) >= 0) {
        return;
      }
      told = step;
      LOG.warn("{}: {} {}", partner.code(), finding.code().code(), finding.message(Language.EN));
      String text =
          finding.code().code()
              + "\n"
              + finding.message(partner.language())
              + "\n"
              + finding.remedy(partner.language())
              + "\n";
      try {
        homes.putNotice(partner.code(), NOTICE, text);
      } catch (IOException e) {
        LOG.warn("{}: a notice can't be written, {}", partner.code(), e.getClass().getName());
      }
    }

    private void withdrawNotice() {
      told = Told.NOTHING;
      try {
        homes.withdraw(partner.code(), NOTICE);
      } catch (IOException e) {
        LOG.warn("{}: a notice can't be removed, {}", partner.code(), e.getClass().getName());
      }
    }
  }
}
