package org.estuaire.social.evaluation;

import java.io.IOException;
import java.util.List;
import org.estuaire.social.SeverityTable;
import org.junit.jupiter.api.Test;

/** The page of the format says what becomes of a row by each rule. */
class EvaluationSeveritiesTest {

  @Test
  void thePageHasTheSeverityOfEveryRule() throws IOException {
    new SeverityTable(
            "evaluation-csv.md",
            List.of(EvaluationFinding.values()),
            EvaluationRecords.agreeable(),
            EvaluationRecords.onlyTold())
        .isOnItsPage();
  }
}
