package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.identity.review.CaseReader;
import org.estuaire.identity.review.ReviewCase;
import org.estuaire.identity.review.ReviewDecisions;
import org.estuaire.identity.review.ReviewList;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.repository.PermissionDenied;

/**
 * Where a member of the identity cell works: reads cases, decides, and has the records that waited
 * for the decision filed at once.
 */
public final class ReviewDesk {

  private static final int MOST_AT_ONCE = 500;

  private final Installation installation;
  private final CaseReader reader;

  public ReviewDesk(Installation installation) {
    this.installation = installation;
    this.reader =
        new CaseReader(installation.loading().replay()::claim, System.getProperty("user.name"));
  }

  /**
   * Cases that were read.
   *
   * @param notRead how many more are wanted
   */
  public record Cases(List<ReviewCase> read, int notRead) {}

  /** One decision, in a transaction of its own. */
  public interface Decided {
    void by(ReviewDecisions decisions, Connection tx) throws SQLException;
  }

  /** One case; the reading is in the audit trail before this returns. */
  public Optional<ReviewCase> read(long item) throws SQLException {
    try (Connection tx = installation.database().getConnection()) {
      tx.setAutoCommit(false);
      Optional<ReviewCase> found = reader.read(tx, item, today());
      tx.commit();
      return found;
    }
  }

  /**
   * The oldest cases that are wanted; each reading is in the audit trail. Nobody decides more than
   * these before asking again.
   */
  public Cases read(ReviewList.Wanted wanted) throws SQLException {
    List<ReviewCase> cases = new ArrayList<>();
    try (Connection tx = installation.database().getConnection()) {
      tx.setAutoCommit(false);
      List<ReviewList.Line> lines = ReviewList.read(tx, wanted, today());
      for (ReviewList.Line line : lines.subList(0, Math.min(lines.size(), MOST_AT_ONCE))) {
        reader.read(tx, line.id(), today()).ifPresent(cases::add);
      }
      tx.commit();
      return new Cases(cases, lines.size() - cases.size());
    }
  }

  /**
   * Takes a decision and files the records that it frees. Should the process end in between, the
   * next night files them.
   *
   * @return what became of the records; empty where this account may decide and not file, so that
   *     the next night does
   * @throws org.estuaire.identity.review.ReviewRefused when it can't be taken; nothing is changed
   */
  public Optional<Map<RecordOutcome, Integer>> decide(Decided decision)
      throws SQLException, IOException {
    try (Connection tx = installation.database().getConnection()) {
      tx.setAutoCommit(false);
      try {
        decision.by(new ReviewDecisions(installation.personNumbers()), tx);
        tx.commit();
      } catch (SQLException | RuntimeException e) {
        tx.rollback();
        throw e;
      }
    }
    return file();
  }

  private Optional<Map<RecordOutcome, Integer>> file() throws SQLException, IOException {
    try {
      Map<RecordOutcome, Integer> filed = installation.loading().heldRecords().fileDecided();
      installation.receipts().writeDue();
      return Optional.of(filed);
    } catch (SQLException e) {
      if (PermissionDenied.isReasonOf(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The day by which postponed items come back. */
  public LocalDate today() {
    return LocalDate.now(installation.configuration().zone());
  }
}
