package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.estuaire.billing.BillingFinding;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;

class HostileFilesTest {

  private static final RsfFixture GOLDEN = RsfFixture.golden();
  private static final Reading READING = new Reading(RsfFixture.WINDOWS_1252, Map.of());

  @Property(tries = 1000)
  void anyBytesDecodeToFindings(@ForAll @Size(max = 700) byte[] bytes) {
    Decoded<Invoice> decoded =
        RsfFixture.FORMAT
            .decoder(RsfFixture.HOSPITAL, READING)
            .decode(new RawRecord(new Place(1, 1, 0, bytes.length), bytes));
    assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
    assertThat(RsfFixture.findings(decoded)).isNotEmpty();
  }

  /** One byte of a good file changed to any other: an answer, never an exception. */
  @Property(tries = 3000)
  void anyChangedByteHasAnAnswer(@ForAll @IntRange(max = 798) int at, @ForAll byte value) {
    byte[] file = GOLDEN.bytes();
    assertThat(file).hasSizeGreaterThan(798);
    file[at] = value;
    RecordDecoder<Invoice> decoder = RsfFixture.FORMAT.decoder(RsfFixture.HOSPITAL, READING);
    for (RawRecord raw : RsfFixture.split(file)) {
      Decoded<Invoice> decoded = decoder.decode(raw);
      assertThat(decoded).isNotNull();
      assertThat(RsfFixture.findings(decoded)).isNotNull();
    }
  }

  @Example
  void aDateOfZerosWithABlankAmongThemIsNoDate() {
    assertThat(GOLDEN.set(1, "PAIEAMO", "0000000 ").invoice().settlement().amo().paid()).isEmpty();
  }

  @Property(tries = 500)
  void inspectionCountsWhatTheSplitterCuts(@ForAll @Size(max = 2000) byte[] bytes)
      throws IOException {
    Inspection inspection =
        RsfFixture.FORMAT.inspect(new ByteArrayInputStream(bytes), RsfFixture.HOSPITAL);
    if (inspection instanceof Inspection.Ready ready) {
      assertThat(RsfFixture.split(bytes)).hasSize(ready.records());
    }
  }

  @Example
  void aLineOfTenMegabytesCostsOneRecord() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(GOLDEN.bytes());
    byte[] endless = new byte[10 << 20];
    Arrays.fill(endless, (byte) '7');
    file.writeBytes(endless);
    file.writeBytes(RsfFixture.ascii("\r\n"));
    file.writeBytes(GOLDEN.setEverywhere("NUMFACT", "000004712").bytes());
    List<Decoded<Invoice>> decoded = RsfFixture.decoded(file.toByteArray());
    assertThat(decoded).hasSize(3);
    assertThat(decoded.get(0)).isInstanceOf(Decoded.Readable.class);
    assertThat(RsfFixture.findings(decoded.get(1)))
        .extracting(Finding::code)
        .containsExactly(BillingFinding.UNKNOWN_LETTER);
    assertThat(decoded.get(2)).isInstanceOf(Decoded.Readable.class);
    assertThat(RsfFixture.split(file.toByteArray()).get(1).bytes())
        .hasSizeLessThanOrEqualTo(Bounds.LINE_BYTES + 1);
  }

  @Example
  void aNulByteIsNeverRead() {
    assertThat(GOLDEN.set(1, "IPP", "IPP\0" + "0042            ").findings())
        .extracting(Finding::code)
        .containsExactly(BillingFinding.CONTROL_CHARACTER);
  }

  @Example
  void anInvoiceWithTooManyLinesIsRefusedAndItsRestStaysBounded() {
    List<String> lines = new java.util.ArrayList<>(Collections.nCopies(20_001, GOLDEN.line(2)));
    lines.set(0, GOLDEN.line(1));
    byte[] file = RsfFixture.of(lines).bytes();
    List<RawRecord> records = RsfFixture.split(file);
    assertThat(records)
        .allMatch(raw -> raw.bytes().length <= RsfFixture.HOSPITAL.limits().recordBytes());
    assertThat(RsfFixture.findings(RsfFixture.decoded(file).get(0)))
        .extracting(Finding::code)
        .containsExactly(BillingFinding.TOO_MANY_LINES);
  }

  /** Streams a file that would not fit: nothing of it is kept but one record at a time. */
  @Example
  void aMillionLinesAreInspectedAndSplitInBoundedMemory() throws IOException {
    int invoices = 250_000;
    try (InputStream file = invoices(invoices)) {
      Inspection inspection = RsfFixture.FORMAT.inspect(file, RsfFixture.HOSPITAL);
      assertThat(((Inspection.Ready) inspection).records()).isEqualTo(invoices);
    }
    int largest = 0;
    try (RecordSplitter splitter =
        RsfFixture.FORMAT.split(invoices(invoices), RsfFixture.HOSPITAL, READING)) {
      for (Optional<RawRecord> raw = splitter.next(); raw.isPresent(); raw = splitter.next()) {
        largest = Math.max(largest, raw.get().bytes().length);
      }
    }
    assertThat(largest).isEqualTo(GOLDEN.bytes().length);
  }

  private static InputStream invoices(int count) {
    Iterator<InputStream> parts =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i ->
                    (InputStream)
                        new ByteArrayInputStream(
                            GOLDEN.setEverywhere("NUMFACT", String.format("%09d", i)).bytes()))
            .iterator();
    return new SequenceInputStream(
        new java.util.Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return parts.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return parts.next();
          }
        });
  }
}
