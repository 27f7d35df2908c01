package org.estuaire.jobs.steps;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;

/** Where it fails for one partner, it is done for the others all the same. */
final class EachPartner {

  private final List<Partner> partners;
  private final TroubleRound round;

  EachPartner(List<Partner> partners, TroubleRound round) {
    this.partners = partners;
    this.round = round;
  }

  /** What a step does for one partner; how much it did. */
  interface Work {
    int on(Partner partner) throws IOException, SQLException;
  }

  /**
   * Those over whom the process died come last.
   *
   * @return how much was done
   */
  int work(Work work) throws IOException, SQLException {
    int done = 0;
    for (Partner partner : suspectsLast()) {
      if (!round.passesOver(Subject.partner(partner.code()))) {
        done += forOne(partner, work);
      }
    }
    return done;
  }

  private List<Partner> suspectsLast() {
    List<Partner> sorted = new ArrayList<>(partners);
    sorted.sort(Comparator.comparing(partner -> round.isSuspect(Subject.partner(partner.code()))));
    return sorted;
  }

  private int forOne(Partner partner, Work work) throws IOException, SQLException {
    Subject subject = Subject.partner(partner.code());
    try {
      return round.<Integer, IOException>holding(List.of(subject), () -> work.on(partner));
    } catch (IOException | SQLException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      round.note(subject, failure);
      return 0;
    }
  }
}
