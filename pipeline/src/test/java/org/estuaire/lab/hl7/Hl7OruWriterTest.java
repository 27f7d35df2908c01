package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Places;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;

/** What is written reads back as it was. */
class Hl7OruWriterTest {

  @Test
  void everyKindOfResultReadsBackAsItWasWritten() throws IOException {
    LabReport report =
        Oru.report(
            Oru.message(
                "OBX|1|NM|14749-6^Glucose^LN||5.05|mmol/L|3.9-6.1|H~A|||F|||20261120080000||^hexo",
                "NTE|1|L|Contrôlé|^x",
                "OBX|2|SN|1988-5^CRP^LN||<^0.5|mg/L|< 5||||F",
                "OBX|3|SN|TOX^Toxoplasmose^L||^1^:^160||||||F",
                "OBX|4|CE|GRP^Groupe^L||A+^A positif^L||||||F",
                "OBX|5|TX|COM^Commentaire^L||Une ligne~L'autre \\T\\ suite||||||F",
                "OBX|6|ST|ASP^Aspect^L||limpide||||||F",
                "OBX|7|NM|2951-2^Sodium^LN||||||||X",
                "OBX|8|NM|2823-3^Potassium^LN||4.1|mmol/L|||||D",
                "OBX|9|NM|2075-0^Chlore^LN||101|mmol/L|||||P",
                "OBX|10|NM|14749-6^Glucose^LN||4.4|mmol/L|||||F|||20260110080000",
                "OBX|11|ED|PDF^Compte rendu^L||^AP^PDF^Base64^JVBERi0=||||||F"));
    LabReport again = Oru.report(written(report));
    assertThat(again.claim()).isEqualTo(report.claim());
    LabOrder before = report.orders().get(0);
    LabOrder after = again.orders().get(0);
    assertThat(after.withResults(List.of()).at(Places.unknown()))
        .isEqualTo(before.withResults(List.of()).at(Places.unknown()));
    for (int i = 0; i < before.results().size(); i++) {
      assertSame(after.results().get(i), before.results().get(i));
    }
    assertThat(after.results()).hasSameSizeAs(before.results());
  }

  @Test
  void theSameReportGivesTheSameBytes() throws IOException {
    LabReport report = Oru.report(Oru.message(Oru.obx("NM", "5.05")));
    assertThat(written(report)).isEqualTo(written(report));
  }

  @Test
  void separatorsInNamesAreEscaped() throws IOException {
    LabReport report =
        Oru.report(Oru.message("OBX|1|ST|A\\S\\B^Nom \\F\\ étrange^L||a\\R\\b||||||F"));
    LabResult result = Oru.report(written(report)).orders().get(0).results().get(0);
    assertThat(result.coding().code()).isEqualTo("A^B");
    assertThat(result.coding().label()).isEqualTo("Nom | étrange");
    assertThat(result.original()).isEqualTo("a~b");
  }

  private static void assertSame(LabResult after, LabResult before) {
    assertThat(after.coding()).isEqualTo(before.coding());
    assertThat(after.subId()).isEqualTo(before.subId());
    assertThat(after.status()).isEqualTo(before.status());
    assertThat(after.flags()).isEqualTo(before.flags());
    assertThat(after.method()).isEqualTo(before.method());
    assertThat(after.comment()).isEqualTo(before.comment());
    assertThat(after.previous()).isEqualTo(before.previous());
    assertThat(after.observedAt()).isEqualTo(before.observedAt());
    assertThat(after.range().low()).isEqualTo(before.range().low());
    assertThat(after.range().high()).isEqualTo(before.range().high());
    if (before.status().carriesValue() && !(before.value() instanceof ResultValue.Coded)) {
      assertThat(after.value()).isEqualTo(before.value());
    }
  }

  private static String written(LabReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Hl7OruWriter()
        .write(
            new OutgoingReport(
                report,
                new Party("389999996", "Laboratoire d'essai"),
                new Party("81000000001", "Cabinet d'essai"),
                Partner.METROPOLITAN_FRANCE,
                "E1.1",
                1,
                Optional.empty()),
            out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
