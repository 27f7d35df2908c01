package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.estuaire.billing.BillingNormaliser;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.terminology.NabmTariff;

/** The golden invoice as text, and what a defect makes of it. Immutable. */
public final class RsfFixture {

  public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  public static final Partner HOSPITAL =
      Partner.named("ch-estran", Partner.Kind.HOSPITAL, LaneName.BILLING)
          .withIdentityDomain("2.999.20.1")
          .withFacilities(List.of("389999996"));

  public static final RsfAceFormat FORMAT = new RsfAceFormat(Environment.DEMO);

  /** The tariff of the golden invoice; 9999 was never in force. */
  public static final NabmTariff TARIFF =
      new NabmTariff() {
        private final Map<String, Integer> coefficients = Map.of("1104", 25, "0552", 5, "0592", 6);

        @Override
        public OptionalInt coefficient(String code, LocalDate on) {
          Integer coefficient = coefficients.get(code);
          return coefficient == null ? OptionalInt.empty() : OptionalInt.of(coefficient);
        }

        @Override
        public boolean complete() {
          return true;
        }
      };

  private final List<String> lines;

  private RsfFixture(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /** A of one consultation (line 2), one biology fee (line 3) and its detail (line 4). */
  public static RsfFixture golden() {
    try (InputStream file =
        RsfFixture.class.getResourceAsStream("/org/estuaire/billing/rsf-ace-2023.txt")) {
      String text = new String(file.readAllBytes(), WINDOWS_1252);
      return new RsfFixture(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static RsfFixture of(String... lines) {
    return new RsfFixture(List.of(lines));
  }

  public static RsfFixture of(List<String> lines) {
    return new RsfFixture(lines);
  }

  /** Overwrites a field; {@code line} counts from 1. */
  public RsfFixture set(int line, String field, String value) {
    return edit(line, text -> overwrite(text, field, value));
  }

  public RsfFixture setEverywhere(String field, String value) {
    return new RsfFixture(lines.stream().map(text -> overwrite(text, field, value)).toList());
  }

  public RsfFixture edit(int line, UnaryOperator<String> change) {
    List<String> edited = new ArrayList<>(lines);
    edited.set(line - 1, change.apply(edited.get(line - 1)));
    return new RsfFixture(edited);
  }

  public RsfFixture without(int line) {
    List<String> fewer = new ArrayList<>(lines);
    fewer.remove(line - 1);
    return new RsfFixture(fewer);
  }

  public RsfFixture plus(RsfFixture other) {
    List<String> more = new ArrayList<>(lines);
    more.addAll(other.lines);
    return new RsfFixture(more);
  }

  /** Each older layout is a prefix of the newer one. */
  public RsfFixture inLayoutOf(RsfEdition edition) {
    return new RsfFixture(
        lines.stream().map(line -> line.substring(0, edition.length(line.charAt(0)))).toList());
  }

  public String line(int number) {
    return lines.get(number - 1);
  }

  public List<String> lines() {
    return lines;
  }

  public byte[] bytes() {
    return bytes("\r\n");
  }

  public byte[] bytes(String lineEnd) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(lineEnd));
    return text.toString().getBytes(WINDOWS_1252);
  }

  public List<Decoded<Invoice>> decoded() {
    return decoded(bytes());
  }

  /** The only invoice, which must be readable. */
  public Invoice invoice() {
    List<Decoded<Invoice>> decoded = decoded();
    assertThat(decoded).hasSize(1);
    assertThat(decoded.get(0)).isInstanceOf(Decoded.Readable.class);
    return ((Decoded.Readable<Invoice>) decoded.get(0)).record();
  }

  /** All invoices, which must be readable. */
  public List<Invoice> invoices() {
    return decoded().stream().map(d -> ((Decoded.Readable<Invoice>) d).record()).toList();
  }

  /** Everything that is found about the only invoice, in its form or by the rules. */
  public List<Finding> findings() {
    List<Decoded<Invoice>> decoded = decoded();
    assertThat(decoded).hasSize(1);
    return findings(decoded.get(0));
  }

  public static List<Finding> findings(Decoded<Invoice> decoded) {
    if (decoded instanceof Decoded.Unreadable<Invoice> unreadable) {
      return unreadable.why();
    }
    Decoded.Readable<Invoice> readable = (Decoded.Readable<Invoice>) decoded;
    List<Finding> findings = new ArrayList<>(readable.warnings());
    Outcome<Invoice> outcome = new BillingNormaliser(HOSPITAL, TARIFF).normalise(readable.record());
    if (outcome instanceof Outcome.Rejected<Invoice> rejected) {
      findings.addAll(rejected.why());
    } else if (outcome instanceof Outcome.Accepted<Invoice> accepted) {
      findings.addAll(accepted.warnings());
    }
    return findings;
  }

  /** Inspects, splits and decodes; the number of records must be the one that was announced. */
  public static List<Decoded<Invoice>> decoded(byte[] file) {
    try {
      Inspection inspection = FORMAT.inspect(new ByteArrayInputStream(file), HOSPITAL);
      assertThat(inspection).isInstanceOf(Inspection.Ready.class);
      Inspection.Ready ready = (Inspection.Ready) inspection;
      List<RawRecord> records = split(file, ready.reading());
      assertThat(records).hasSize(ready.records());
      RecordDecoder<Invoice> decoder = FORMAT.decoder(HOSPITAL, ready.reading());
      return records.stream().map(decoder::decode).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<RawRecord> split(byte[] file) {
    return split(file, new Reading(WINDOWS_1252, Map.of()));
  }

  private static List<RawRecord> split(byte[] file, Reading reading) {
    List<RawRecord> records = new ArrayList<>();
    try (RecordSplitter splitter =
        FORMAT.split(new ByteArrayInputStream(file), HOSPITAL, reading)) {
      for (Optional<RawRecord> next = splitter.next(); next.isPresent(); next = splitter.next()) {
        records.add(next.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** Bytes of a text as the format's default encoding has them. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String overwrite(String text, String field, String value) {
    RsfField place = RsfLayout.of(text.charAt(0)).orElseThrow().field(field);
    assertThat(value).hasSize(place.length());
    return text.substring(0, place.start()) + value + text.substring(place.end());
  }
}
