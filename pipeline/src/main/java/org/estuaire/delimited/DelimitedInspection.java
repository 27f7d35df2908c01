package org.estuaire.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.StrictText;

/**
 * One pass over a delivery: encoding, header, number of rows, trailer. A delivery that is refused
 * here changes nothing.
 */
final class DelimitedInspection {

  private final Mapping mapping;
  private final Partner partner;
  private final EncodingSniffer encoding = new EncodingSniffer();
  private final List<Finding> findings = new ArrayList<>();
  private int records;
  private Optional<Trailer> trailer = Optional.empty();

  DelimitedInspection(Mapping mapping, Partner partner) {
    this.mapping = mapping;
    this.partner = partner;
  }

  Inspection inspect(InputStream content) throws IOException {
    try (RowScanner rows =
        new RowScanner(content, mapping.separator(), partner.limits().recordBytes())) {
      Optional<RowScanner.ScannedRow> header = DelimitedFormat.firstRow(rows, mapping.separator());
      if (header.isEmpty()) {
        return refused(Finding.of(DelimitedFinding.NO_HEADER));
      }
      Optional<Finding> separator = separatorMistake(header.get());
      if (separator.isPresent()) {
        return refused(separator.get());
      }
      encoding.add(header.get().bytes(), header.get().line());
      countRows(rows);
      return conclude(header.get(), rows.startsWithByteOrderMark());
    } catch (DeliveryRefused e) {
      return refused(e.finding());
    }
  }

  private void countRows(RowScanner rows) throws IOException {
    for (Optional<RowScanner.ScannedRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      byte[] bytes = row.get().bytes();
      long line = row.get().line();
      if (RowSplitter.isBlank(bytes, mapping.separator())) {
        continue;
      }
      if (trailer.isPresent()) {
        throw new DeliveryRefused(Finding.of(DelimitedFinding.ROWS_AFTER_TRAILER).atLine(line));
      }
      trailer = Trailer.of(bytes, mapping.separator());
      trailer.ifPresent(last -> compare(last, line));
      if (trailer.isEmpty()) {
        encoding.add(bytes, line);
        records++;
      }
    }
  }

  private void compare(Trailer last, long line) {
    if (last.announced().isEmpty() || last.announced().getAsLong() != records) {
      findings.add(
          Finding.of(DelimitedFinding.TRAILER_COUNT, String.valueOf(records)).atLine(line));
    }
  }

  private Inspection conclude(RowScanner.ScannedRow first, boolean byteOrderMark) {
    encoding
        .replacementLine()
        .ifPresent(
            line -> findings.add(Finding.of(DelimitedFinding.REPLACEMENT_CHARACTER).atLine(line)));
    Charset charset = encoding.charset(byteOrderMark, partner.charset());
    Optional<String> text =
        StrictText.decode(first.bytes(), charset).filter(t -> !RowText.hasControlCharacter(t));
    if (text.isEmpty()) {
      return refused(
          Finding.of(DelimitedFinding.HEADER_ENCODING, charset.name()).atLine(first.line()));
    }
    checkHeader(text.get());
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return new Inspection.Refused(List.copyOf(findings));
    }
    return new Inspection.Ready(
        DelimitedReading.of(charset, text.get(), mapping.separator(), byteOrderMark),
        records,
        List.copyOf(findings));
  }

  private void checkHeader(String text) {
    Header header = new Header(RowText.cells(text, mapping.separator()).orElse(List.of()), mapping);
    findings.addAll(header.findings());
    // A file of refused rows is mended by hand, so nobody counts its rows again.
    if (mapping.trailerRequired() && trailer.isEmpty() && !header.isCorrection()) {
      findings.add(Finding.of(DelimitedFinding.TRAILER_MISSING));
    }
  }

  /** Told before anything else: under a wrong separator every other finding would mislead. */
  private Optional<Finding> separatorMistake(RowScanner.ScannedRow header) {
    String text = new String(header.bytes(), StandardCharsets.ISO_8859_1);
    if (text.indexOf(mapping.separator()) >= 0 || mapping.columns().size() <= 1) {
      return Optional.empty();
    }
    DelimitedFinding code =
        text.indexOf(',') >= 0
            ? DelimitedFinding.COMMA_SEPARATED
            : DelimitedFinding.WRONG_SEPARATOR;
    return Optional.of(Finding.of(code, String.valueOf(mapping.separator())).atLine(header.line()));
  }

  private static Inspection refused(Finding why) {
    return new Inspection.Refused(List.of(why));
  }
}
