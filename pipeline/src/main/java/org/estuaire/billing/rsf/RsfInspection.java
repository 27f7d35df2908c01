package org.estuaire.billing.rsf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.billing.BillingFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Reading;

/** What is gathered about a file while its records pass by, in constant memory. */
final class RsfInspection {

  private final Reading reading;
  private int records;
  private int invoices;
  private int orphans;
  private boolean someInvoiceHasLines;
  private boolean byteOrderMark;
  private boolean multibyte;
  private boolean allUtf8 = true;
  private byte[] last = {};

  RsfInspection(Reading reading) {
    this.reading = reading;
  }

  void add(byte[] record) {
    byteOrderMark |= records == 0 && RsfText.startsWithByteOrderMark(record);
    records++;
    if (record[0] == 'A') {
      invoices++;
      someInvoiceHasLines |= hasDetail(record);
    } else {
      orphans++;
    }
    if (!RsfText.isAscii(record)) {
      multibyte = true;
      allUtf8 &= RsfText.isUtf8(record);
    }
    last = record;
  }

  private static boolean hasDetail(byte[] record) {
    return RsfText.lines(record).stream().filter(line -> !RsfText.isBlank(line)).count() > 1;
  }

  Inspection result() {
    if (byteOrderMark || isUndeclaredUtf8()) {
      return refused(BillingFinding.UTF8_MULTIBYTE);
    }
    if (invoices > 1 && orphans > 0 && !someInvoiceHasLines) {
      return refused(BillingFinding.SORTED_BY_LETTER);
    }
    List<Finding> warnings = new ArrayList<>();
    if (seemsCut()) {
      warnings.add(Finding.of(BillingFinding.FILE_SEEMS_CUT));
    }
    return new Inspection.Ready(reading, records, warnings);
  }

  private static Inspection refused(BillingFinding why) {
    return new Inspection.Refused(List.of(Finding.of(why)));
  }

  private boolean isUndeclaredUtf8() {
    return multibyte && allUtf8 && !reading.charset().equals(StandardCharsets.UTF_8);
  }

  private boolean seemsCut() {
    if (last.length == 0 || last[last.length - 1] == '\n') {
      return false;
    }
    List<byte[]> lines = RsfText.lines(last);
    String line = RsfText.lenient(lines.get(lines.size() - 1), reading.charset());
    return !line.isBlank()
        && RsfLayout.of(line.charAt(0)).filter(l -> l.accepts(line.length())).isEmpty();
  }
}
