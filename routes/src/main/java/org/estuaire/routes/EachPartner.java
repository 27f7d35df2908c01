package org.estuaire.routes;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.exchange.trouble.Everybody;

/**
 * Fetches from several partners side by side: a slow one keeps no other waiting, and what fails for
 * one is told and keeps no other from its deliveries.
 */
public final class EachPartner {

  private EachPartner() {}

  /** Fetches from one. */
  @FunctionalInterface
  public interface Fetching {
    /**
     * @return how much was fetched
     */
    int from(Partner partner) throws IOException, SQLException, InterruptedException;
  }

  /**
   * Fetches from all.
   *
   * @param atOnce most at a time
   * @param failed hears of trouble of one partner; see {@link Everybody}
   * @return how much was fetched
   * @throws InterruptedIOException when the thread is stopped
   */
  public static int fetch(
      List<Partner> partners, int atOnce, Fetching fetching, PartnerFailed failed)
      throws IOException, SQLException {
    try {
      return SideBySide.each(partners, atOnce, partner -> one(partner, fetching, failed)).stream()
          .mapToInt(Integer::intValue)
          .sum();
    } catch (LedgerFailed ledger) {
      throw ledger.cause;
    }
  }

  private static int one(Partner partner, Fetching fetching, PartnerFailed failed)
      throws IOException {
    try {
      return unlessItFails(partner, fetching, failed);
    } catch (SQLException e) {
      throw new LedgerFailed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while files were fetched");
    }
  }

  private static int unlessItFails(Partner partner, Fetching fetching, PartnerFailed failed)
      throws IOException, SQLException, InterruptedException {
    try {
      return fetching.from(partner);
    } catch (IOException | SQLException | RuntimeException failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      failed.of(partner, failure);
      return 0;
    }
  }

  /** Carries a failure of the ledger out of a thread. */
  private static final class LedgerFailed extends IOException {
    private static final long serialVersionUID = 1L;
    private final SQLException cause;

    LedgerFailed(SQLException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
