package org.estuaire.jobs.cli.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.estuaire.jobs.cli.Output;
import org.estuaire.lab.codes.CodeReview;
import org.estuaire.lab.codes.CodeReview.Proposal;

/** The proposals of a laboratory that a decision is about. */
final class CodeDecision {

  private CodeDecision() {}

  /** Decides one proposal. */
  interface Each {
    boolean decide(CodeReview review, Proposal proposal) throws SQLException;
  }

  /**
   * @param codes of the laboratory; none: all that wait
   * @return those that were decided; the others are told of
   */
  static List<Proposal> of(
      Connection tx, String partner, List<String> codes, Each each, Output output)
      throws SQLException {
    CodeReview review = new CodeReview(tx, System.getProperty("user.name"));
    Set<String> wanted = new TreeSet<>(codes);
    List<Proposal> decided = new ArrayList<>();
    for (Proposal proposal : CodeReview.open(tx, partner, "")) {
      if ((codes.isEmpty() || wanted.remove(proposal.code())) && each.decide(review, proposal)) {
        decided.add(proposal);
      }
    }
    wanted.forEach(code -> output.say(SourceWord.NOT_WAITING, partner, code));
    return decided;
  }
}
