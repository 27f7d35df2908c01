package org.estuaire.delimited;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.AnsweredRecord;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.OfficePackage;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.Severity;

/** Delimited files of one record type, read through the mapping of whoever sends them. */
public final class DelimitedFormat<R> implements RecordFormat<R>, DeliveryAnswer {

  private final String code;
  private final Map<String, Mapping> mappings;
  private final RowMeaning<R> meaning;

  /**
   * @param recordType mappings of other record types are left aside
   * @param mappings by partner code
   */
  public DelimitedFormat(
      String code, String recordType, Map<String, Mapping> mappings, RowMeaning<R> meaning) {
    this.code = code;
    this.mappings =
        mappings.entrySet().stream()
            .filter(entry -> entry.getValue().recordType().equals(recordType))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    this.meaning = meaning;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(DelimitedFinding.values());
  }

  /** A header of the right words under another separator is recognised too: inspection says so. */
  @Override
  public boolean recognises(byte[] head, Partner partner) {
    Mapping mapping = mappings.get(partner.code());
    // What a workbook holds shows only when it is unpacked: inspection says so.
    return mapping != null
        && (OfficePackage.of(head) == OfficePackage.OPEN_XML
            || resembles(Utf16.asUtf8(head), mapping));
  }

  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    return new DelimitedInspection(mapping(partner), partner).inspect(content);
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading)
      throws IOException {
    char separator = new DelimitedReading(reading).separator();
    return new RowSplitter(
        new RowScanner(
            Rows.of(content, mapping(partner)).bytes(), separator, partner.limits().recordBytes()),
        separator);
  }

  @Override
  public RecordDecoder<R> decoder(Partner partner, Reading reading) {
    Mapping mapping = mapping(partner);
    RowReader rows = new RowReader(mapping, partner.zone(), new DelimitedReading(reading));
    return raw -> understand(rows.read(raw), partner);
  }

  @Override
  public String name() {
    return "refus";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public boolean onlyWhenRefused() {
    return true;
  }

  /** The refused rows, to correct and send again. */
  @Override
  public void write(OutputStream out, AnsweredDelivery delivery, Iterator<AnsweredRecord> records)
      throws IOException {
    Iterator<RefusedRowsCsv.RefusedRow> rows =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false)
            .filter(AnsweredRecord::refused)
            .map(DelimitedFormat::refusedRow)
            .iterator();
    new RefusedRowsCsv(delivery.reading(), delivery.partner().language()).write(rows, out);
  }

  private static RefusedRowsCsv.RefusedRow refusedRow(AnsweredRecord record) {
    return new RefusedRowsCsv.RefusedRow(
        record.raw().bytes(),
        record.raw().place().line(),
        record.findings().stream()
            .filter(finding -> finding.severity() != Severity.WARNING)
            .toList());
  }

  private Decoded<R> understand(RowReader.RowReading read, Partner partner) {
    if (read instanceof RowReader.RowReading.Cells cells) {
      return meaning.understand(cells.row(), partner);
    }
    return new Decoded.Unreadable<>("", List.of(((RowReader.RowReading.Unreadable) read).why()));
  }

  private Mapping mapping(Partner partner) {
    Mapping mapping = mappings.get(partner.code());
    if (mapping == null) {
      throw new IllegalStateException("partner " + partner.code() + " has no mapping for " + code);
    }
    return mapping;
  }

  private static boolean resembles(byte[] head, Mapping mapping) {
    try (RowScanner rows =
        new RowScanner(new ByteArrayInputStream(head), mapping.separator(), head.length + 1)) {
      return firstRow(rows, mapping.separator())
          .flatMap(row -> Separator.of(row.bytes(), mapping))
          .isPresent();
    } catch (IOException | DeliveryRefused e) {
      return false;
    }
  }

  /** The first row that says something: the header. */
  static Optional<RowScanner.ScannedRow> firstRow(RowScanner rows, char separator)
      throws IOException {
    Optional<RowScanner.ScannedRow> row = rows.next();
    while (row.isPresent()
        && (RowSplitter.isBlank(row.get().bytes(), separator)
            || Separator.isDeclaration(row.get().bytes()))) {
      row = rows.next();
    }
    return row;
  }
}
