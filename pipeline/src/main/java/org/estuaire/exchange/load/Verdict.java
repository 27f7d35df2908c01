package org.estuaire.exchange.load;

import java.util.List;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.PartCount;
import org.estuaire.exchange.RecordOutcome;

/** What became of a record, with the findings that go into the ledger. */
sealed interface Verdict {

  RecordOutcome outcome();

  String key();

  List<Finding> findings();

  /**
   * The repository holds it.
   *
   * @param parts what became of its parts
   */
  record Taken(
      RecordOutcome outcome,
      String key,
      long sourceIdentityId,
      List<Finding> findings,
      PartCount parts)
      implements Verdict {

    /** Whether it stands under a source identity. */
    boolean filed() {
      return sourceIdentityId != Filed.NOBODY;
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Taken[" + outcome + "]";
    }
  }

  /** It waits in quarantine. */
  record Refused(RecordOutcome outcome, String key, List<Finding> findings) implements Verdict {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Refused[" + outcome + "]";
    }
  }
}
