package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for a partner is in its language, whatever the operator's is. */
class PartnersLanguageTest {

  private static final String COUNCIL = "cd-38";
  private static final String MISTAKES = "CD38_APA_202611_20261120211500_lignes-fautives.csv";

  @TempDir Path folder;

  @Test
  void aReceiptInEnglishHoldsNoFrenchWordOrSign() throws Exception {
    TestConfig config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("partners/" + COUNCIL + ".yaml", "kind: council", "language: en\nkind: council");
    try (TestInstallation test =
        TestInstallation.open(
            folder.resolve("data"), config.folder(), TestInstallation.environment())) {
      test.drop(COUNCIL, MISTAKES, TestInstallation.sample(COUNCIL, MISTAKES));
      test.night();

      assertThat(test.receipt(COUNCIL, "accuse-00000001.txt"))
          .contains("ACCEPTED IN PART", "no. 38-05092521", "TYPE_APA ‘Z’: ")
          .doesNotContain("n°", "«", " : L", "ligne ", "À faire");
      assertThat(test.receipts(COUNCIL)).contains("refus-00000001.csv");
    }
  }
}
