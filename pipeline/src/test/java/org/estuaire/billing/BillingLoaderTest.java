package org.estuaire.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.billing.rsf.RsfEdition;
import org.estuaire.billing.rsf.RsfFixture;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Place;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillingLoaderTest {

  private static final long PERSON = 7;

  /** The golden invoice before it was sent to anybody, as January's file had it. */
  private static final RsfFixture UNSENT =
      RsfFixture.golden()
          .set(1, "FACTAMO", "00000000")
          .set(1, "PAIEAMO", "00000000")
          .set(1, "STATAMO", "0");

  private static final RsfFixture PAID = RsfFixture.golden();

  private final BillingLoader loader = new BillingLoader();
  private Connection connection;
  private int deliveries;

  @BeforeEach
  void open() throws SQLException {
    DataSource database = TestDatabase.create();
    connection = database.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO exchange.partner VALUES ('ch-estran', 'CH de l''Estran', 'HOSPITAL')");
    }
    connection.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void anInvoiceIsStoredWithItsLinesAndActs() throws SQLException {
    assertThat(deliver(PAID)).containsExactly(LoadResult.LOADED);
    assertThat(
            rows(
                "SELECT facility, year, by_entry, number, entry_number, fees, fees_amo, amo_status,"
                    + " amo_paid, nir_doubtful, source_identity_id, delivery_id, ordinal"
                    + " FROM billing.invoice"))
        .containsExactly("389999996|2023|f|000004711|000123456|34.00|22.90|3|2023-03-20|f|7|1|1");
    assertThat(
            rows(
                "SELECT rank, letter, source_line, care_date, code, quantity, coefficient, base,"
                    + " rate, amo, billed, amc FROM billing.invoice_line ORDER BY rank"))
        .containsExactly(
            "1|C|2|2023-03-03|CS|1|1.00|25.00|70|17.50|25.00|7.50",
            "2|C|3|2023-03-03|B|1|36.00|9.00|60|5.40|9.00|3.60",
            "3|L|4|null|null|null|null|null|null|null|null|null");
    assertThat(rows("SELECT rank, position, quantity, nabm FROM billing.biology_act ORDER BY 2"))
        .containsExactly("3|1|1|1104", "3|2|1|0552", "3|3|1|0592");
  }

  @Test
  void everyKindOfLineFillsItsOwnColumns() throws SQLException {
    deliver(allKinds());
    assertThat(
            rows(
                "SELECT letter, code, quantity, fraction, unit_price, tariff, billed, total_gap,"
                    + " ccam_activity, ccam_modifiers, teeth FROM billing.invoice_line"
                    + " WHERE letter IN ('B', 'H', 'M', 'P') ORDER BY rank"))
        .containsExactly(
            "B|SE1|1|null|30.00|null|30.00|null|null|null|null",
            "H|9123456|2|1.0000|10.00|null|20.00|0.50|null|null|null",
            "M|DEQP003|null|null|null|null|null|null|1|{F,U}|{11,12}",
            "P|1234567|3|null|null|4.00|12.00|null|null|null|null");
  }

  @Test
  void theSameContentNextMonthChangesNothing() throws SQLException {
    deliver(PAID);
    assertThat(deliver(PAID)).containsExactly(LoadResult.ALREADY_KNOWN);
    assertThat(rows("SELECT delivery_id FROM billing.invoice")).containsExactly("1");
    assertThat(count("billing.invoice_line")).isEqualTo(3);
    assertThat(count("billing.invoice_status")).isEqualTo(1);
  }

  @Test
  void anotherPlaceInTheFileIsNoChange() throws SQLException {
    deliver(PAID);
    RsfFixture moved = PAID.setEverywhere("NUMFACT", "000004712").plus(PAID);
    assertThat(deliver(moved)).containsExactly(LoadResult.LOADED, LoadResult.ALREADY_KNOWN);
  }

  @Test
  void aNewerStatusReplacesTheInvoiceAndKeepsItsHistory() throws SQLException {
    deliver(UNSENT);
    assertThat(deliver(PAID)).containsExactly(LoadResult.LOADED);
    assertThat(rows("SELECT amo_status, delivery_id FROM billing.invoice")).containsExactly("3|2");
    assertThat(count("billing.invoice_line")).isEqualTo(3);
    assertThat(
            rows(
                "SELECT delivery_id, amo_status, amo_sent, late FROM billing.invoice_status"
                    + " ORDER BY 1"))
        .containsExactly("1|0|null|f", "2|3|2023-03-10|f");
  }

  @Test
  void anOlderTransmissionThatArrivesLateOnlyJoinsTheHistory() throws SQLException {
    deliver(PAID);
    assertThat(deliver(UNSENT)).containsExactly(LoadResult.LOADED);
    assertThat(rows("SELECT amo_status, delivery_id FROM billing.invoice")).containsExactly("3|1");
    assertThat(rows("SELECT delivery_id, late FROM billing.invoice_status ORDER BY 1"))
        .containsExactly("1|f", "2|t");
    assertThat(deliver(UNSENT)).containsExactly(LoadResult.ALREADY_KNOWN);
  }

  @Test
  void onTheSameDayTheFurtherAdvancedStatusIsTheNewerOne() throws SQLException {
    RsfFixture validated = PAID.set(1, "STATAMO", "1");
    deliver(PAID);
    deliver(validated);
    assertThat(rows("SELECT amo_status FROM billing.invoice")).containsExactly("3");
  }

  @Test
  void whereNothingElseTellsTheLaterArrivalIsTheCorrection() throws SQLException {
    RsfFixture corrected = PAID.set(2, "SPECEX", "04");
    deliver(PAID);
    assertThat(deliver(corrected)).containsExactly(LoadResult.LOADED);
    assertThat(rows("SELECT specialty FROM billing.invoice_line WHERE rank = 1"))
        .containsExactly("04");
    assertThat(deliver(PAID)).containsExactly(LoadResult.LOADED);
    assertThat(rows("SELECT specialty FROM billing.invoice_line WHERE rank = 1"))
        .containsExactly("01");
  }

  @Test
  void aReplayedRecordOfAnEarlierDeliveryDoesNotPassForACorrection() throws SQLException {
    long earlier = newDelivery();
    deliver(PAID.set(2, "SPECEX", "04"));
    loader.load(connection, filed(earlier, PAID, PERSON));
    assertThat(rows("SELECT specialty FROM billing.invoice_line WHERE rank = 1"))
        .containsExactly("04");
    assertThat(rows("SELECT delivery_id, late FROM billing.invoice_status ORDER BY 1"))
        .containsExactly("1|t", "2|f");
  }

  @Test
  void twoVersionsInOneChunkLoadAsIfTheyHadComeApart() throws SQLException {
    RsfFixture both = PAID.plus(UNSENT).plus(PAID);
    assertThat(deliver(both))
        .containsExactly(LoadResult.LOADED, LoadResult.LOADED, LoadResult.ALREADY_KNOWN);
    assertThat(rows("SELECT amo_status, ordinal FROM billing.invoice")).containsExactly("3|1");
    assertThat(rows("SELECT ordinal, late FROM billing.invoice_status ORDER BY 1"))
        .containsExactly("1|f", "2|t");
  }

  @Test
  void theSameChunkTwiceChangesNothing() throws SQLException {
    RsfFixture file =
        PAID.plus(PAID.set(2, "SPECEX", "04")).plus(PAID.setEverywhere("NUMFACT", "000004712"));
    List<Filed<Invoice>> chunk = filed(newDelivery(), file, PERSON);
    loader.load(connection, chunk);
    List<String> before = rows("SELECT * FROM billing.invoice ORDER BY id");
    assertThat(loader.load(connection, chunk)).containsOnly(LoadResult.ALREADY_KNOWN);
    assertThat(rows("SELECT * FROM billing.invoice ORDER BY id")).isEqualTo(before);
    assertThat(count("billing.invoice_status")).isEqualTo(3);
  }

  @Test
  void theSameInvoiceUnderACorrectedIdentityMovesToIt() throws SQLException {
    deliver(PAID);
    assertThat(loader.load(connection, filed(newDelivery(), PAID, 8)))
        .containsExactly(LoadResult.LOADED);
    assertThat(rows("SELECT source_identity_id FROM billing.invoice")).containsExactly("8");
  }

  @Test
  void theSameNumberInAnotherYearIsAnotherInvoice() throws SQLException {
    RsfFixture nextYear =
        PAID.set(1, "DTENT", "03032024")
            .set(1, "DTSOR", "03032024")
            .set(2, "DATSOINS", "03032024")
            .set(3, "DATSOINS", "03032024");
    assertThat(deliver(PAID.plus(nextYear))).containsOnly(LoadResult.LOADED);
    assertThat(count("billing.invoice")).isEqualTo(2);
  }

  @Test
  void beforeInvoiceNumbersTheAdmissionIsTheKey() throws SQLException {
    RsfFixture old =
        PAID.set(1, "DTENT", "03032017").set(1, "DTSOR", "03032017").inLayoutOf(RsfEdition.OF_2017);
    deliver(old);
    deliver(old);
    assertThat(rows("SELECT year, by_entry, number, amo_status, rejections FROM billing.invoice"))
        .containsExactly("2017|t|000123456|null|null");
  }

  @Test
  void noIdentifierOfAPersonReachesTheSchema() throws SQLException {
    deliver(PAID.set(1, "INS", "240032A99999968").set(1, "NUMACC", "230303777"));
    List<String> tables =
        rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'billing'");
    assertThat(tables).hasSize(4);
    for (String table : tables) {
      assertThat(String.join("\n", rows("SELECT * FROM billing." + table)))
          .doesNotContain("2400138999999", "240032A999999", "IPP000042", "230303777", "1940");
    }
  }

  private static RsfFixture allKinds() {
    String prefix = PAID.line(2).substring(1, 61);
    String number = "000004711";
    return PAID.plus(
        RsfFixture.of(
            pad("B" + prefix, 61, "", 8)
                + "03032023"
                + "SE1  "
                + "001"
                + "000100"
                + " "
                + "10000"
                + "  "
                + "0003000"
                + "00003000"
                + "070"
                + "00002100"
                + "00003000"
                + "0000900"
                + " ".repeat(15)
                + number,
            "H"
                + prefix
                + "03032023"
                + "9123456"
                + "10000"
                + "0001000"
                + "0000025"
                + "0000050"
                + "002"
                + "0002000"
                + "       "
                + number,
            "M"
                + prefix
                + "07   "
                + "03032023"
                + "DEQP003      "
                + " "
                + "1"
                + "0"
                + "FU  "
                + "  "
                + "1112"
                + " ".repeat(28)
                + number,
            "P"
                + prefix
                + "03032023"
                + "1234567      "
                + "03"
                + "0000400"
                + "0001200"
                + " ".repeat(21)
                + number));
  }

  private static String pad(String start, int from, String text, int width) {
    assertThat(start).hasSize(from);
    return start + text + " ".repeat(width - text.length());
  }

  private List<LoadResult> deliver(RsfFixture file) throws SQLException {
    return loader.load(connection, filed(newDelivery(), file, PERSON));
  }

  private long newDelivery() throws SQLException {
    deliveries++;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO exchange.delivery (partner, sha256, bytes) VALUES ('ch-estran', lpad('"
              + deliveries
              + "', 64, '0'), 1)");
    }
    return deliveries;
  }

  private static List<Filed<Invoice>> filed(long delivery, RsfFixture file, long person) {
    List<Filed<Invoice>> chunk = new ArrayList<>();
    for (Invoice invoice : file.invoices()) {
      Place place = new Place(chunk.size() + 1, invoice.line(), 0, 1);
      chunk.add(new Filed<>(delivery, place, "ch-estran", person, invoice));
    }
    return chunk;
  }

  private long count(String table) throws SQLException {
    return Long.parseLong(rows("SELECT count(*) FROM " + table).get(0));
  }

  private List<String> rows(String sql) throws SQLException {
    return TestQuery.rows(connection, sql);
  }
}
