package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.hprim.sante.HprimSanteFormat;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;

class BenchFilesTest {

  @Test
  void aLaboratoryDeliveryHasAsManyMessagesAsAskedFor() throws IOException {
    String text = text(BenchFiles.lab(1, 40), StandardCharsets.UTF_8);
    List<String> segments = List.of(text.split("\r"));
    assertThat(segments.stream().filter(segment -> segment.startsWith("MSH|"))).hasSize(40);
    assertThat(segments.stream().filter(segment -> segment.startsWith("OBX|"))).hasSize(800);
  }

  @Test
  void anHprimSanteDeliveryIsReadWithoutRemarks() throws IOException {
    HprimSanteFormat format = new HprimSanteFormat(Environment.PRODUCTION);
    Partner laboratory = Partner.named("labo", Partner.Kind.LABORATORY, LaneName.LAB);
    Inspection inspection = format.inspect(BenchFiles.hprimSante(1, 40), laboratory);
    assertThat(inspection).isInstanceOf(Inspection.Ready.class);
    Inspection.Ready ready = (Inspection.Ready) inspection;
    assertThat(ready.records()).isEqualTo(40);
    assertThat(ready.warnings()).isEmpty();
    RecordDecoder<LabReport> decoder = format.decoder(laboratory, ready.reading());
    try (RecordSplitter records =
        format.split(BenchFiles.hprimSante(1, 40), laboratory, ready.reading())) {
      for (Optional<RawRecord> raw = records.next(); raw.isPresent(); raw = records.next()) {
        Decoded<LabReport> decoded = decoder.decode(raw.get());
        assertThat(
                decoded instanceof Decoded.Readable<LabReport> readable
                    && readable.warnings().isEmpty())
            .isTrue();
      }
    }
  }

  @Test
  void theOtherDeliveriesHaveAsManyRowsAsAskedFor() throws IOException {
    Charset latin = Charset.forName("windows-1252");
    List<String> social = text(BenchFiles.social(1, 40), latin).lines().toList();
    assertThat(social).hasSize(42).last().isEqualTo("TOTAL;40");
    assertThat(text(BenchFiles.identity(1, 40), StandardCharsets.UTF_8).lines()).hasSize(41);
    assertThat(text(BenchFiles.billing(1, 40), latin).lines().filter(line -> line.startsWith("A")))
        .hasSize(40);
  }

  /** Were they kept, two thousand million messages would not fit into any memory. */
  @Test
  void messagesAreMadeWhileTheyAreRead() throws IOException {
    try (InputStream endless = BenchFiles.lab(1, Integer.MAX_VALUE)) {
      assertThat(endless.readNBytes(1 << 20)).hasSize(1 << 20);
    }
    try (InputStream endless = BenchFiles.social(1, Integer.MAX_VALUE)) {
      assertThat(endless.readNBytes(1 << 18)).hasSize(1 << 18);
    }
  }

  @Test
  void theSameSeedGivesTheSameDelivery() throws IOException {
    assertThat(BenchFiles.billing(4, 30).readAllBytes())
        .isEqualTo(BenchFiles.billing(4, 30).readAllBytes())
        .isNotEqualTo(BenchFiles.billing(5, 30).readAllBytes());
  }

  private static String text(InputStream content, Charset charset) throws IOException {
    return new String(content.readAllBytes(), charset);
  }
}
