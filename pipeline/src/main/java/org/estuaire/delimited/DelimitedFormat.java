package org.estuaire.delimited;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Function;
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
  private final String recordType;
  private final Mappings mappings;
  private final RowMeaning<R> meaning;

  /**
   * @param recordType what a row is: read through the mappings of this type
   */
  public DelimitedFormat(String code, String recordType, Mappings mappings, RowMeaning<R> meaning) {
    this.code = code;
    this.recordType = recordType;
    this.mappings = mappings;
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
  public boolean isSentBy(Partner partner) {
    return mappings.find(partner, recordType).isPresent();
  }

  @Override
  public boolean recognises(byte[] head, Partner partner) {
    if (!isSentBy(partner)) {
      return false;
    }
    // What a workbook holds shows only when it is unpacked.
    return OfficePackage.of(head) == OfficePackage.OPEN_XML
        || fitsBest(partner, mapping -> header(Utf16.asUtf8(head), mapping));
  }

  @Override
  public boolean holds(Content whole, Partner partner) throws IOException {
    try (InputStream content = whole.open();
        Workbook workbook = Workbook.open(content)) {
      Map<Mapping, List<List<String>>> first = new HashMap<>();
      for (Mapping mapping : mappings.of(partner)) {
        first.put(mapping, workbook.firstRows(mapping));
      }
      return fitsBest(
          partner, mapping -> Header.among(first.getOrDefault(mapping, List.of()), mapping));
    } catch (DeliveryRefused broken) {
      // Inspection says so.
      return true;
    }
  }

  /** Whether the sender's mapping of this type knows more of a header than those of other types. */
  private boolean fitsBest(Partner partner, Function<Mapping, Optional<Header>> header) {
    return mappings.of(partner).stream()
        .flatMap(mapping -> header.apply(mapping).stream())
        .max(Comparator.comparingInt(Header::known).thenComparingInt(found -> -found.missing()))
        .filter(best -> best.mapping().recordType().equals(recordType))
        .isPresent();
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
  public String extension(Reading reading) {
    return RefusedRows.extension(reading);
  }

  @Override
  public boolean onlyWhenRefused() {
    return true;
  }

  /** The refused rows, to correct and send again. */
  @Override
  public void write(OutputStream out, AnsweredDelivery delivery, Iterator<AnsweredRecord> records)
      throws IOException {
    Iterator<RefusedRow> rows =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false)
            .filter(AnsweredRecord::refused)
            .map(DelimitedFormat::refusedRow)
            .iterator();
    RefusedRows.of(delivery.reading(), mapping(delivery.partner()), delivery.partner().language())
        .write(rows, out);
  }

  private static RefusedRow refusedRow(AnsweredRecord record) {
    return new RefusedRow(
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
    return mappings
        .find(partner, recordType)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "partner " + partner.code() + " has no mapping for " + code));
  }

  private static Optional<Header> header(byte[] head, Mapping mapping) {
    try (RowScanner rows =
        new RowScanner(new ByteArrayInputStream(head), mapping.separator(), head.length + 1)) {
      return firstRow(rows, mapping.separator())
          .flatMap(row -> Separator.header(row.bytes(), mapping));
    } catch (IOException | DeliveryRefused e) {
      return Optional.empty();
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
