package org.estuaire.jobs.steps;

import java.io.IOException;
import java.sql.SQLException;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;

/** Decides what practices are sent and delivers it, with what could not be delivered before. */
public final class PracticeRound {

  private final Distribution distribution;
  private final Courier courier;
  private final UsedNumbers used;

  public PracticeRound(Distribution distribution, Courier courier, UsedNumbers used) {
    this.distribution = distribution;
    this.courier = courier;
    this.used = used;
  }

  /**
   * Files are handed over while the next ones are decided: the one waits for the disk, the other
   * for the database.
   *
   * @return what was delivered, and what has to be tried again
   */
  public Courier.Round send() throws SQLException, IOException {
    try (CourierBeside beside = new CourierBeside(courier.begin(), used)) {
      distribution.prepare(beside);
      return beside.end();
    }
  }
}
