package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.junit.jupiter.api.Test;

/** A whole invented file as it is read, and a report of it as it is written. */
final class GoldenFileTest {

  private static byte[] file(String name) throws IOException {
    try (InputStream in = GoldenFileTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void aFileOfTwoPersonsIsRead() throws IOException {
    List<Decoded<LabReport>> all = Sante.read(file("resultats.hpr"), Sante.LABORATORY);
    List<LabReport> reports = all.stream().map(Sante::report).toList();

    assertThat(all).allSatisfy(decoded -> assertThat(Sante.findings(decoded)).isEmpty());
    assertThat(reports).extracting(LabReport::key).containsExactly("F77", "F78");
    assertThat(reports.get(0).orders().get(0).results())
        .extracting(LabResult::original)
        .containsExactly(
            "1.26",
            "<5",
            "ECO~Escherichia coli~L",
            "Glycemie elevee\nA controler",
            "Prelevement a jeun");
    assertThat(reports.get(0).orders().get(0).results())
        .extracting(LabResult::status)
        .containsExactly(
            ResultStatus.FINAL,
            ResultStatus.CORRECTED,
            ResultStatus.PRELIMINARY,
            ResultStatus.FINAL,
            ResultStatus.FINAL);
    assertThat(reports.get(1).claim().traits().uncertainBirthDate()).isTrue();
    assertThat(reports.get(1).orders().get(0).results().get(0).status())
        .isEqualTo(ResultStatus.PENDING);
  }

  @Test
  void aReportIsWrittenAsTheNormHasIt() throws IOException {
    LabReport report = Sante.report(Sante.read(file("resultats.hpr"), Sante.LABORATORY).get(0));

    String written =
        new String(
            RoundTripTest.write(RoundTripTest.normalised(report)), StandardCharsets.ISO_8859_1);

    assertThat(written.replace("\r\n", "\n"))
        .isEqualTo(new String(file("ecrit.hpr"), StandardCharsets.ISO_8859_1));
  }
}
