package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.estuaire.billing.BillingFinding;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;

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

  @Example
  void aDateOfZerosWithABlankAmongThemIsNoDate() {
    assertThat(GOLDEN.set(1, "PAIEAMO", "0000000 ").invoice().settlement().amo().paid()).isEmpty();
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
}
