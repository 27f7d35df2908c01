package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.model.LabReport;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.TerminologyFinding;
import org.junit.jupiter.api.Test;

class LabRecordsTest {

  @Test
  void rulesAreMadeAnewOnlyWhereThePartnersLocalCodesHaveChanged() {
    AtomicReference<LocalCodes> table = new AtomicReference<>(LocalCodes.NONE);
    LabRecords lane =
        new LabRecords(
            List.of(), partner -> table.get(), LabSamples.ANALYTES, LabSamples.CONVERSIONS);
    Partner partner = Partner.named("labo", Partner.Kind.LABORATORY, LaneName.LAB);
    Normaliser<LabReport> before = lane.rules(partner);
    assertThat(lane.rules(partner)).isSameAs(before);
    table.set(LocalCodes.NONE.and(List.of(new LocalCodes.Entry("HB", "718-7", "Hémoglobine"))));
    assertThat(lane.rules(partner)).isNotSameAs(before);
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
