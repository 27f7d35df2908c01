package org.estuaire.billing.rsf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.estuaire.billing.IdentitySource;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.terminology.Finess;

/**
 * The RSF-ACE file of e-PMSI, layouts of 2017 to 2026; a record is one invoice. The file has no
 * header, no trailer and names no encoding: windows-1252 unless the partner's configuration says
 * otherwise.
 */
public final class RsfAceFormat implements RecordFormat<Invoice> {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int BYTE_ORDER_MARK_BYTES = 3;

  private final Environment environment;

  /**
   * @param environment decides to which authority an INS is attributed: the file names none
   */
  public RsfAceFormat(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String code() {
    return "rsf-ace";
  }

  /** A known letter, two FINESS numbers and a possible length in the first line. */
  @Override
  public boolean recognises(byte[] head, Partner partner) {
    int start = RsfText.startsWithByteOrderMark(head) ? BYTE_ORDER_MARK_BYTES : 0;
    byte[] content = Arrays.copyOfRange(head, start, head.length);
    return RsfText.lines(content).stream()
        .filter(line -> !RsfText.isBlank(line))
        .findFirst()
        .map(line -> looksRight(text(line).stripTrailing()))
        .orElse(false);
  }

  /** A file in UTF-8 is recognised too: the inspection refuses it, and can say why. */
  private static String text(byte[] line) {
    Charset charset = RsfText.isUtf8(line) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return new String(line, charset);
  }

  private static boolean looksRight(String line) {
    if (line.length() < 19) {
      return false;
    }
    Optional<RsfLayout> layout = RsfLayout.of(line.charAt(0));
    return layout.isPresent()
        && line.length() <= layout.get().longest()
        && Finess.looksRight(line.substring(1, 10))
        && Finess.looksRight(line.substring(10, 19));
  }

  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    Reading reading = new Reading(partner.charset().orElse(WINDOWS_1252), Map.of());
    RsfInspection inspection = new RsfInspection(reading);
    try (RecordSplitter splitter = split(content, partner, reading)) {
      Optional<RawRecord> raw = splitter.next();
      while (raw.isPresent()) {
        inspection.add(raw.get().bytes());
        raw = splitter.next();
      }
    }
    return inspection.result();
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading)
      throws IOException {
    return new InvoiceSplitter(new LineReader(content), reading.charset(), Bounds.of(partner));
  }

  @Override
  public RecordDecoder<Invoice> decoder(Partner partner, Reading reading) {
    return new RsfAceDecoder(
        reading.charset(),
        Bounds.of(partner),
        new IdentitySource(partner.identityDomain(), environment, partner.zone()));
  }
}
