package org.estuaire.social;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the format says what becomes of a row by each rule. */
class SeverityTableTest {

  @Test
  void thePageHasTheSeverityOfEveryRule() throws IOException {
    new SeverityTable(
            "apa-csv.md",
            List.of(SocialFinding.values()),
            ApaRecords.agreeable(),
            ApaRecords.onlyTold())
        .isOnItsPage();
  }
}
