package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.hprim.medecins.HprimMedecinsFormat;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;

final class MedecinsReportsTest {

  private static final Partner LABORATORY =
      Partner.named("labo-val-marnon", Partner.Kind.LABORATORY, LaneName.LAB);

  @Test
  void theSameSeedGivesTheSameFileAndTheReaderTakesAllOfIt() throws IOException {
    byte[] file = MedecinsReports.delivery(7, 50).readAllBytes();
    assertThat(MedecinsReports.delivery(7, 50).readAllBytes()).isEqualTo(file);

    HprimMedecinsFormat format = new HprimMedecinsFormat();
    Inspection.Ready ready =
        (Inspection.Ready) format.inspect(new ByteArrayInputStream(file), LABORATORY);
    assertThat(ready.records()).isEqualTo(50);
    assertThat(ready.warnings()).isEmpty();
    try (RecordSplitter dossiers =
        format.split(new ByteArrayInputStream(file), LABORATORY, ready.reading())) {
      for (Optional<RawRecord> raw = dossiers.next(); raw.isPresent(); raw = dossiers.next()) {
        Decoded<LabReport> decoded = format.decoder(LABORATORY, ready.reading()).decode(raw.get());
        assertThat(decoded).isInstanceOf(Decoded.Readable.class);
        LabReport report = ((Decoded.Readable<LabReport>) decoded).record();
        assertThat(report.orders().get(0).results()).hasSize(20);
      }
    }
  }
}
