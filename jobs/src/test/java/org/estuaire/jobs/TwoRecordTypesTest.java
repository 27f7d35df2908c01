package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A council sends its rights and what it paid for them, through one door into one lane. */
class TwoRecordTypesTest {

  private static final String COUNCIL = "cd-38";
  private static final String RIGHTS = "CD38_APA_202611_20261120201500.csv";
  private static final String PAYMENTS = "CD38_VERSEMENTS_202611_20261120220000.csv";
  private static final String HEADER =
      "DATE_EXTRACTION;NUM_DROIT;MOIS_PAIEMENT;NATURE;MONTANT_NOTIFIE;MONTANT_UTILISE;"
          + "PARTICIPATION_MOIS;MONTANT_VERSE;HEURES_PAYEES;MODE_PAIEMENT;MOTIF_ECART\r\n";

  private static final String DELIVERIES =
      "SELECT record_type, format, loaded, rejected, held, known FROM exchange.delivery ORDER BY"
          + " id";

  @TempDir private Path folder;
  private TestInstallation council;

  @BeforeEach
  void open() throws Exception {
    council = TestInstallation.open(folder);
  }

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void eachDeliveryIsOfTheTypeThatItsHeaderSays() throws Exception {
    drop("a.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    drop("b.csv", TestInstallation.sample(COUNCIL, PAYMENTS));
    council.night();

    assertThat(council.rows(DELIVERIES))
        .containsExactly("apa|apa-csv|40|0|0|0", "payment|payment-csv|32|1|1|0");
    assertThat(council.receipt(COUNCIL, "accuse-00000002.txt"))
        .contains("PAY-001", "AAAAMM", "PAY-004", "PAY-005", "À faire");
    assertThat(council.receipts(COUNCIL)).contains("refus-00000002.csv");
  }

  @Test
  void paymentsThatComeBeforeTheirRightsAreFiledWithThem() throws Exception {
    drop("a.csv", TestInstallation.sample(COUNCIL, PAYMENTS));
    council.night();
    assertThat(council.rows(DELIVERIES)).containsExactly("payment|payment-csv|0|1|33|0");

    drop("b.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.night();

    assertThat(council.rows(DELIVERIES))
        .containsExactly("payment|payment-csv|32|1|1|0", "apa|apa-csv|40|0|0|0");
    assertThat(council.value("SELECT count(*) FROM social.payment")).isEqualTo("32");
    assertThat(council.rows("SELECT right_key FROM social.awaited_right"))
        .containsExactly("D0999999");
    assertThat(council.receipt(COUNCIL, "accuse-00000001-v33.txt")).contains("PAY-005");
  }

  @Test
  void theLatestExtractionHoldsAndAnEarlierOneIsHistory() throws Exception {
    drop("a.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    drop("b.csv", payments("19/11/2026;D0900001;202610;AH;900;900;100;800;30;2;"));
    drop("c.csv", payments("18/11/2026;D0900001;202610;AH;900;900;100;700;30;2;H"));
    drop("d.csv", payments("20/11/2026;D0900001;202610;AH;900;900;100;-50;0;2;I"));
    council.night();

    assertThat(council.rows("SELECT paid, reason FROM social.payment")).containsExactly("-50.00|I");
    assertThat(council.rows("SELECT paid FROM social.payment_history ORDER BY 1"))
        .containsExactly("700.00", "800.00");
  }

  @Test
  void aPaymentOfARightThatNeverComesCanBeReplayedAndStaysWhereItIs() throws Exception {
    drop("a.csv", payments("20/11/2026;D0900001;202610;AH;900;900;100;800;30;2;"));
    council.night();
    String reject = council.value("SELECT id FROM exchange.reject");

    assertThat(council.installation().loading().replay().replay(Long.parseLong(reject)))
        .hasToString("Optional[HELD]");
    drop("b.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.night();

    assertThat(council.installation().loading().replay().replay(Long.parseLong(reject))).isEmpty();
    assertThat(council.value("SELECT count(*) FROM social.payment")).isEqualTo("1");
  }

  private void drop(String name, byte[] content) throws Exception {
    council.drop(COUNCIL, name, content);
  }

  private static byte[] payments(String... rows) {
    return (HEADER + String.join("\r\n", List.of(rows)) + "\r\nTOTAL;" + rows.length + "\r\n")
        .getBytes(Charset.forName("windows-1252"));
  }
}
