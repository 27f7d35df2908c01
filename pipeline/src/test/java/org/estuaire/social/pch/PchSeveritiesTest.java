package org.estuaire.social.pch;

import java.io.IOException;
import java.util.List;
import org.estuaire.social.SeverityTable;
import org.junit.jupiter.api.Test;

/** The page of the format says what becomes of a row by each rule. */
class PchSeveritiesTest {

  @Test
  void thePageHasTheSeverityOfEveryRule() throws IOException {
    new SeverityTable(
            "pch-csv.md",
            List.of(PchFinding.values()),
            PchRecords.agreeable(),
            PchRecords.onlyTold())
        .isOnItsPage();
  }
}
