package org.estuaire.billing.rsf;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.billing.BillingFinding;
import org.estuaire.billing.IdentitySource;
import org.estuaire.billing.Invoice;
import org.estuaire.bytes.StrictText;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;

/** Understands one invoice; every defect of form in any of its lines is reported at once. */
final class RsfAceDecoder implements RecordDecoder<Invoice> {

  private final Charset charset;
  private final Bounds bounds;
  private final IdentitySource identitySource;

  RsfAceDecoder(Charset charset, Bounds bounds, IdentitySource identitySource) {
    this.charset = charset;
    this.bounds = bounds;
    this.identitySource = identitySource;
  }

  @Override
  public Decoded<Invoice> decode(RawRecord raw) {
    List<byte[]> lines = RsfText.lines(raw.bytes());
    FirstFindings findings = new FirstFindings();
    List<RsfLine> read = new ArrayList<>();
    if (bounds.full(lines.size(), raw.bytes().length)) {
      String most = Integer.toString(bounds.lines());
      findings.add(Finding.of(BillingFinding.TOO_MANY_LINES, most).atLine(raw.place().line()));
    } else {
      read = read(lines, raw.place().line(), findings);
      new InvoiceStructure(findings::add)
          .check(read, startsWithHeader(raw.bytes()), findings.isEmpty());
      read.forEach(line -> RsfLineCheck.check(line, findings::add));
    }
    if (read.isEmpty() && findings.isEmpty()) {
      findings.add(Finding.of(BillingFinding.UNKNOWN_LETTER).atLine(raw.place().line()));
    }
    return findings.hasErrors()
        ? new Decoded.Unreadable<>(key(lines, read), findings.all())
        : new Decoded.Readable<>(new InvoiceReader(identitySource).read(read), findings.all());
  }

  private static boolean startsWithHeader(byte[] record) {
    return record.length > 0 && record[0] == 'A';
  }

  private List<RsfLine> read(List<byte[]> lines, long firstNumber, FirstFindings findings) {
    List<RsfLine> read = new ArrayList<>(lines.size());
    LineShape shape = new LineShape(findings::add);
    for (int i = 0; i < lines.size(); i++) {
      byte[] bytes = lines.get(i);
      long number = firstNumber + i;
      if (RsfText.isBlank(bytes)) {
        continue;
      }
      Optional<String> text = StrictText.decode(bytes, charset);
      if (text.isEmpty()) {
        findings.add(Finding.of(BillingFinding.UNDECODABLE_LINE, charset.name()).atLine(number));
      } else {
        shape.read(text.get(), number).ifPresent(read::add);
      }
    }
    return read;
  }

  private String key(List<byte[]> lines, List<RsfLine> read) {
    if (!read.isEmpty() && read.get(0).layout().letter() == 'A') {
      return InvoiceReader.key(read.get(0));
    }
    return lines.isEmpty() ? "" : LineKey.of(RsfText.lenient(lines.get(0), charset)).display();
  }
}
