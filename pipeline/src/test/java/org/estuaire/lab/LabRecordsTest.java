package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.TerminologyFinding;
import org.junit.jupiter.api.Test;

class LabRecordsTest {

  @Test
  void thePartnersLocalCodesAreAskedForOnce() {
    List<String> asked = new ArrayList<>();
    LabRecords lane =
        new LabRecords(
            List.of(),
            partner -> {
              asked.add(partner.code());
              return LocalCodes.NONE;
            },
            LabSamples.ANALYTES,
            LabSamples.CONVERSIONS);
    Partner partner = Partner.named("labo", Partner.Kind.LABORATORY, LaneName.LAB);
    assertThat(lane.rules(partner)).isSameAs(lane.rules(partner));
    assertThat(asked).containsExactly("labo");
  }

  @Test
  void everyTerminologyFindingReadsAsASentence() {
    new FindingCatalog(Arrays.asList(TerminologyFinding.values()));
    for (TerminologyFinding code : TerminologyFinding.values()) {
      Finding finding = Finding.of(code, "nabm.csv", "code");
      for (Language language : Language.values()) {
        assertThat(finding.message(language)).doesNotContain("{", "''").endsWith(".");
        assertThat(finding.remedy(language)).doesNotContain("{", "''").endsWith(".");
      }
    }
  }
}
