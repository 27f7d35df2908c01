package org.estuaire.exchange.load;

import java.sql.SQLException;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.PartCount;
import org.estuaire.exchange.Tally;

/**
 * A loader did not account for every part of a record. Treated as what the database refuses: the
 * chunk is halved until the record is found, which waits in quarantine.
 */
final class PartsLost extends SQLException {

  private static final long serialVersionUID = 1L;

  /** SQLSTATE class 23, a constraint: that of the balance, before the database sees it. */
  private static final String STATE = "23U01";

  private final int sent;
  private final int accountedFor;

  private PartsLost(int sent, int accountedFor) {
    super(sent + " parts sent, " + accountedFor + " accounted for", STATE);
    this.sent = sent;
    this.accountedFor = accountedFor;
  }

  static void check(Tally tally, PartCount taken) throws PartsLost {
    int accountedFor = taken.total() + tally.left();
    if (accountedFor != tally.read()) {
      throw new PartsLost(tally.read(), accountedFor);
    }
  }

  Finding why() {
    return Finding.of(
        DeliveryFinding.PARTS_UNACCOUNTED, Integer.toString(sent), Integer.toString(accountedFor));
  }
}
