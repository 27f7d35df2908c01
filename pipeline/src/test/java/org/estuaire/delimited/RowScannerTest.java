package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.estuaire.bytes.StrictText;
import org.estuaire.exchange.DeliveryRefused;
import org.junit.jupiter.api.Test;

class RowScannerTest {

  private static final int LIMIT = 1 << 20;

  @Property(tries = 500)
  void rowsThatWerePrintedAreCutAndReadAsTheSameCells(@ForAll("rows") List<List<String>> rows)
      throws IOException {
    byte[] file = print(rows).getBytes(StandardCharsets.UTF_8);
    List<List<String>> read = new ArrayList<>();
    for (RowScanner.ScannedRow row : scan(file, LIMIT)) {
      String text = StrictText.decode(row.bytes(), StandardCharsets.UTF_8).orElseThrow();
      read.add(RowText.cells(text, ';').orElseThrow());
    }
    assertThat(read).isEqualTo(rows);
  }

  @Property(tries = 500)
  void anyBytesAreCutIntoRowsThatLieWhereTheirPlaceSaysOrAreRefused(@ForAll byte[] bytes)
      throws IOException {
    try {
      long end = 0;
      for (RowScanner.ScannedRow row : scan(bytes, 64)) {
        assertThat(row.offset()).isGreaterThanOrEqualTo(end);
        int from = (int) row.offset();
        assertThat(Arrays.copyOfRange(bytes, from, from + row.bytes().length))
            .isEqualTo(row.bytes());
        end = row.offset() + row.bytes().length;
      }
    } catch (DeliveryRefused refused) {
      assertThat(refused.finding().line()).isPositive();
    }
  }

  @Test
  void aQuotedLineBreakBelongsToItsRowAndLinesAreStillCounted() throws IOException {
    List<RowScanner.ScannedRow> rows =
        scan("a;b\r\n1;\"two\r\nlines\"\n3;4\r5;6".getBytes(StandardCharsets.US_ASCII), LIMIT);
    assertThat(rows).extracting(RowScanner.ScannedRow::line).containsExactly(1L, 2L, 4L, 5L);
    assertThat(rows.get(1).bytes()).asString().isEqualTo("1;\"two\r\nlines\"");
    assertThat(rows.get(2).offset()).isEqualTo(20);
  }

  @Test
  void aQuoteThatIsNeverClosedIsRefusedFromItsLine() {
    assertRefused("a;b\n1;2\n3;\"x\n5;6\n", DelimitedFinding.UNCLOSED_QUOTE, 3);
  }

  @Test
  void aQuoteThatOnlyALaterCellSeemsToCloseIsRefusedFromItsLine() {
    assertRefused("a;b\n\"1;2\n3;\"x\"\n", DelimitedFinding.UNCLOSED_QUOTE, 2);
  }

  @Test
  void anUnclosedQuoteBeforeTwoHundredMegabytesIsRefusedInBoundedMemory() {
    Endless content = new Endless("a;b\n1;\"x", 200L << 20);
    assertThatThrownBy(() -> drain(content, LIMIT))
        .isInstanceOfSatisfying(
            DeliveryRefused.class,
            refused -> {
              assertThat(refused.finding().code()).isEqualTo(DelimitedFinding.UNCLOSED_QUOTE);
              assertThat(refused.finding().line()).isEqualTo(2);
            });
    assertThat(content.given).isLessThan(2L * LIMIT);
  }

  @Test
  void aLineOfTenMegabytesIsRefusedAtTheLimit() {
    Endless content = new Endless("a;b\n1;", 10L << 20);
    assertThatThrownBy(() -> drain(content, LIMIT))
        .isInstanceOfSatisfying(
            DeliveryRefused.class,
            refused ->
                assertThat(refused.finding().code()).isEqualTo(DelimitedFinding.ROW_TOO_LONG));
    assertThat(content.given).isLessThan(2L * LIMIT);
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.strings()
            .withChars("ab;\"\n\r ,é€\u00A0'=")
            .withChars(" \t".toCharArray())
            .ofMaxLength(8);
    return Arbitraries.integers()
        .between(2, 4)
        .flatMap(columns -> cell.list().ofSize(columns).list().ofMaxSize(6));
  }

  private static String print(List<List<String>> rows) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(';').setQuoteMode(QuoteMode.MINIMAL).get();
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      format.printRecord(out, row.toArray());
    }
    return out.toString();
  }

  private static void assertRefused(String file, DelimitedFinding code, long line) {
    assertThatThrownBy(() -> scan(file.getBytes(StandardCharsets.US_ASCII), LIMIT))
        .isInstanceOfSatisfying(
            DeliveryRefused.class,
            refused -> {
              assertThat(refused.finding().code()).isEqualTo(code);
              assertThat(refused.finding().line()).isEqualTo(line);
            });
  }

  private static List<RowScanner.ScannedRow> scan(byte[] file, int limit) throws IOException {
    List<RowScanner.ScannedRow> rows = new ArrayList<>();
    try (RowScanner scanner = new RowScanner(new ByteArrayInputStream(file), ';', limit)) {
      Optional<RowScanner.ScannedRow> row = scanner.next();
      while (row.isPresent()) {
        rows.add(row.get());
        row = scanner.next();
      }
    }
    return rows;
  }

  private static void drain(InputStream content, int limit) throws IOException {
    try (RowScanner scanner = new RowScanner(content, ';', limit);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Optional<RowScanner.ScannedRow> row = scanner.next();
      while (row.isPresent()) {
        out.write(row.get().bytes());
        row = scanner.next();
      }
    }
  }

  /** A start, then the same letter for as long as wanted; counts what was asked for. */
  private static final class Endless extends InputStream {
    private final byte[] start;
    private final long size;
    private long given;

    Endless(String start, long size) {
      this.start = start.getBytes(StandardCharsets.US_ASCII);
      this.size = size;
    }

    @Override
    public int read() {
      if (given >= size) {
        return -1;
      }
      return given < start.length ? start[(int) given++] : letter();
    }

    private int letter() {
      given++;
      return 'z';
    }
  }
}
