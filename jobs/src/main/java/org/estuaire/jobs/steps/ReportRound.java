package org.estuaire.jobs.steps;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.exchange.view.MissingPart;

/**
 * Has the night's report made, and tells what it can't show until a later one can. One over which
 * the process died twice is left out whole, so that the night ends; the next night's is tried.
 */
public final class ReportRound {

  private final Troubles troubles;

  public ReportRound(Troubles troubles) {
    this.troubles = troubles;
  }

  /** Makes the report of a night. */
  public interface Reporting {
    /** What the report can't show. */
    List<MissingPart> report() throws SQLException, IOException;
  }

  public void make(Reporting reporting) throws SQLException, IOException {
    TroubleRound round = troubles.round(Step.REPORT);
    if (round.passesOver(Subject.everybody())) {
      return;
    }
    List<MissingPart> missing =
        round.<List<MissingPart>, IOException>holding(
            List.of(Subject.everybody()), reporting::report);
    for (MissingPart part : missing) {
      round.noteMissing(part.subject(), part.reason());
    }
    round.end();
  }
}
