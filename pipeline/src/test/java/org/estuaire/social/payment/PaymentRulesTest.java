package org.estuaire.social.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.junit.jupiter.api.Test;

class PaymentRulesTest {

  static final Partner COUNCIL = Partner.named("cd-38", Partner.Kind.COUNCIL, LaneName.SOCIAL);
  private static final Path MAPPING = Path.of("..", "config", "mappings", "versements-cd-38.yaml");
  static final PaymentRecords PAYMENTS =
      new PaymentRecords(
          Mappings.of(
              COUNCIL.code(),
              ((MappingReading.Valid) new MappingReader(List.of(PaymentRow.SCHEMA)).read(MAPPING))
                  .mapping()));
  private static final Instant RECEIVED = Instant.parse("2026-11-20T22:00:00Z");
  static final String HEADER =
      "DATE_EXTRACTION;NUM_DROIT;MOIS_PAIEMENT;NATURE;MONTANT_NOTIFIE;MONTANT_UTILISE;"
          + "PARTICIPATION_MOIS;MONTANT_VERSE;HEURES_PAYEES;MODE_PAIEMENT;MOTIF_ECART";

  @Test
  void aPaymentOfWhatIsDueIsTakenWithinAnEuro() throws Exception {
    assertThat(findings("20/11/2026;D1;202610;AH;900;800;100,50;700,40;30;2;")).isEmpty();
  }

  @Test
  void anotherAmountThanDueIsToldAndTaken() throws Exception {
    assertThat(findings("20/11/2026;D1;202610;AH;900;800;100;650;30;2;H"))
        .containsExactly("PAY-004 MONTANT_VERSE [700.00]");
  }

  @Test
  void whatIsRecoveredIsAPaymentToo() throws Exception {
    assertThat(findings("20/11/2026;D1;202610;ANP;;;;-120,00;;;I")).isEmpty();
  }

  @Test
  void aMonthToComeIsToldAndTaken() throws Exception {
    assertThat(findings("20/11/2026;D1;202612;AH;;;;10;;;"))
        .containsExactly("PAY-003 MOIS_PAIEMENT []");
  }

  @Test
  void whatCanNotBeKeyedIsRefused() throws Exception {
    assertThat(findings("20/11/2026;D1;202613;AH;;;;10;;;"))
        .containsExactly("refused", "PAY-001 MOIS_PAIEMENT []");
    assertThat(findings("20/11/2026;;202610;AH;;;;10;;;")).startsWith("refused");
    assertThat(findings("20/11/2026;D1;202610;ZZ;;;;10;;;")).startsWith("refused");
  }

  @Test
  void anExtractionOfTheFutureWouldHoldForEver() throws Exception {
    assertThat(findings("23/11/2026;D1;202610;AH;;;;10;;;"))
        .containsExactly("refused", "PAY-002 DATE_EXTRACTION []");
  }

  /** What is told of a row; of one that is refused, that it is. */
  private static List<String> findings(String row) throws IOException {
    Decoded<Payment> decoded = decode(PAYMENTS.formats().get(0), row);
    if (decoded instanceof Decoded.Unreadable<Payment> unreadable) {
      return told("refused", unreadable.why());
    }
    Outcome<Payment> outcome =
        PAYMENTS.rules(COUNCIL).normalise(((Decoded.Readable<Payment>) decoded).record(), RECEIVED);
    return outcome instanceof Outcome.Accepted<Payment> accepted
        ? told("", accepted.warnings())
        : told("refused", ((Outcome.Rejected<Payment>) outcome).why());
  }

  private static Decoded<Payment> decode(RecordFormat<Payment> format, String row)
      throws IOException {
    byte[] file = (HEADER + "\r\n" + row + "\r\nTOTAL;1\r\n").getBytes(StandardCharsets.UTF_8);
    Inspection.Ready ready =
        (Inspection.Ready) format.inspect(new ByteArrayInputStream(file), COUNCIL);
    try (RecordSplitter rows =
        format.split(new ByteArrayInputStream(file), COUNCIL, ready.reading())) {
      RawRecord raw = rows.next().orElseThrow();
      return format.decoder(COUNCIL, ready.reading()).decode(raw);
    }
  }

  private static List<String> told(String first, List<Finding> findings) {
    List<String> told = new ArrayList<>();
    if (!first.isEmpty()) {
      told.add(first);
    }
    findings.forEach(
        one -> told.add(one.code().code() + " " + one.field() + " " + one.arguments()));
    return told;
  }
}
