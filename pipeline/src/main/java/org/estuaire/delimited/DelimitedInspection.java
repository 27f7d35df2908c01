package org.estuaire.delimited;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.estuaire.bytes.Charsets;
import org.estuaire.bytes.EncodingCensus;
import org.estuaire.bytes.Text;
import org.estuaire.bytes.TextReader;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.TextFinding;

/**
 * One pass over a delivery: encoding, header, number of rows, trailer. A delivery that is refused
 * here changes nothing.
 */
final class DelimitedInspection {

  private static final int HEAD_BYTES = 1 << 16;

  private final Mapping mapping;
  private final Partner partner;
  private final FirstFindings findings = new FirstFindings();
  private Optional<Charset> known = Optional.empty();
  private String came = "";
  private Supplier<List<Finding>> passedOver = List::of;
  private char separator;
  private int columns;
  private int records;
  private OptionalLong replacement = OptionalLong.empty();
  private Optional<Trailer> trailer = Optional.empty();

  DelimitedInspection(Mapping mapping, Partner partner) {
    this.mapping = mapping;
    this.partner = partner;
  }

  Inspection inspect(InputStream content) throws IOException {
    try {
      Rows delivered = Rows.of(content, mapping);
      delivered.remark().ifPresent(findings::add);
      known = delivered.charset();
      came = delivered.came();
      passedOver = delivered.passedOver();
      PushbackInputStream whole = new PushbackInputStream(delivered.bytes(), HEAD_BYTES);
      byte[] head = whole.readNBytes(HEAD_BYTES);
      whole.unread(head);
      separator = delivered.divided() ? mapping.separator() : separator(head);
      return inspect(new EncodingCensus(whole));
    } catch (DeliveryRefused e) {
      return refused(e.finding());
    }
  }

  private Inspection inspect(EncodingCensus census) throws IOException {
    try (RowScanner rows = new RowScanner(census, separator, partner.limits().recordBytes())) {
      Optional<RowScanner.ScannedRow> header = DelimitedFormat.firstRow(rows, separator);
      if (header.isEmpty()) {
        return refused(Finding.of(DelimitedFinding.NO_HEADER));
      }
      noteReplacement(header.get().bytes(), header.get().line());
      columns = cells(header.get().bytes());
      countRows(rows);
      return conclude(header.get(), rows.startsWithByteOrderMark(), census);
    }
  }

  /** Told before anything else: under a wrong separator every other finding would mislead. */
  private char separator(byte[] head) throws IOException {
    try (RowScanner rows =
        new RowScanner(
            new ByteArrayInputStream(head), mapping.separator(), partner.limits().recordBytes())) {
      Optional<RowScanner.ScannedRow> header = DelimitedFormat.firstRow(rows, mapping.separator());
      char found =
          header.flatMap(row -> Separator.of(row.bytes(), mapping)).orElse(mapping.separator());
      if (found != mapping.separator()) {
        findings.add(
            Finding.of(DelimitedFinding.OTHER_SEPARATOR, shown(found), shown(mapping.separator()))
                .atLine(header.map(RowScanner.ScannedRow::line).orElse(1L)));
      } else if (header.isPresent()) {
        checkDivided(header.get());
      }
      return found;
    }
  }

  private static String shown(char separator) {
    return separator == '\t' ? "TAB" : String.valueOf(separator);
  }

  private void checkDivided(RowScanner.ScannedRow header) {
    String text = new String(header.bytes(), StandardCharsets.ISO_8859_1);
    if (text.indexOf(mapping.separator()) >= 0 || mapping.columns().size() <= 1) {
      return;
    }
    DelimitedFinding code =
        text.indexOf(',') >= 0
            ? DelimitedFinding.COMMA_SEPARATED
            : DelimitedFinding.WRONG_SEPARATOR;
    throw new DeliveryRefused(
        Finding.of(code, String.valueOf(mapping.separator())).atLine(header.line()));
  }

  private void countRows(RowScanner rows) throws IOException {
    for (Optional<RowScanner.ScannedRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      byte[] bytes = row.get().bytes();
      long line = row.get().line();
      if (RowSplitter.isBlank(bytes, separator)) {
        continue;
      }
      if (trailer.isPresent()) {
        throw new DeliveryRefused(Finding.of(DelimitedFinding.ROWS_AFTER_TRAILER).atLine(line));
      }
      trailer = Trailer.of(bytes, separator);
      trailer.ifPresent(last -> compare(last, line));
      if (trailer.isEmpty()) {
        noteReplacement(bytes, line);
        checkCommas(bytes, line);
        records++;
      }
    }
  }

  /** A decimal comma outside quotation marks would move every cell behind it. */
  private void checkCommas(byte[] row, long line) {
    if (separator == ',' && mapping.separator() != ',' && cells(row) != columns) {
      throw new DeliveryRefused(
          Finding.of(DelimitedFinding.COMMA_SEPARATED, String.valueOf(mapping.separator()))
              .atLine(line));
    }
  }

  private int cells(byte[] row) {
    return RowText.cells(new String(row, StandardCharsets.ISO_8859_1), separator)
        .map(List::size)
        .orElse(0);
  }

  /** U+FFFD as UTF-8, whatever the encoding of the rest is. */
  private void noteReplacement(byte[] row, long line) {
    for (int i = 0; i + 2 < row.length && replacement.isEmpty(); i++) {
      if (row[i] == (byte) 0xEF && row[i + 1] == (byte) 0xBF && row[i + 2] == (byte) 0xBD) {
        replacement = OptionalLong.of(line);
      }
    }
  }

  private void compare(Trailer last, long line) {
    if (last.announced().isEmpty() || last.announced().getAsLong() != records) {
      findings.add(
          Finding.of(DelimitedFinding.TRAILER_COUNT, String.valueOf(records)).atLine(line));
    }
  }

  private Inspection conclude(
      RowScanner.ScannedRow first, boolean byteOrderMark, EncodingCensus census) {
    replacement.ifPresent(
        line -> findings.add(Finding.of(DelimitedFinding.REPLACEMENT_CHARACTER).atLine(line)));
    Charset charset = charset(byteOrderMark, census);
    Optional<String> text =
        new TextReader(charset)
            .read(first.bytes())
            .map(Text::content)
            .filter(t -> !RowText.hasControlCharacter(t));
    if (text.isEmpty()) {
      return refused(
          Finding.of(DelimitedFinding.HEADER_ENCODING, charset.name()).atLine(first.line()));
    }
    checkHeader(text.get(), first.line());
    findings.addAll(passedOver.get());
    if (findings.hasErrors()) {
      return new Inspection.Refused(findings.all());
    }
    return new Inspection.Ready(
        DelimitedReading.of(charset, text.get(), separator, byteOrderMark, came),
        records,
        findings.warnings());
  }

  /** As it came; by its mark; by its bytes where they are UTF-8; as agreed; by its letters. */
  private Charset charset(boolean byteOrderMark, EncodingCensus census) {
    Charset found = byteOrderMark ? StandardCharsets.UTF_8 : known.orElseGet(census::found);
    Optional<Charset> agreed = mapping.charset().or(partner::charset);
    if (found.equals(StandardCharsets.UTF_8) || agreed.isPresent()) {
      return found.equals(StandardCharsets.UTF_8) ? found : agreed.get();
    }
    if (!found.equals(Charsets.WINDOWS)) {
      findings.add(Finding.of(TextFinding.OTHER_CHARSET, Charsets.WINDOWS.name(), found.name()));
    }
    return found;
  }

  private void checkHeader(String text, long line) {
    if (RowText.isTooWide(text, separator)) {
      String most = String.valueOf(Header.MOST_COLUMNS);
      findings.add(Finding.of(DelimitedFinding.TOO_MANY_COLUMNS, most).atLine(line));
      return;
    }
    Header header = new Header(RowText.cells(text, separator).orElse(List.of()), mapping);
    findings.addAll(header.findings());
    // A file of refused rows is corrected by hand, so nobody counts its rows again.
    if (mapping.trailerRequired() && trailer.isEmpty() && !header.isCorrection()) {
      findings.add(Finding.of(DelimitedFinding.TRAILER_MISSING));
    }
  }

  private static Inspection refused(Finding why) {
    return new Inspection.Refused(List.of(why));
  }
}
