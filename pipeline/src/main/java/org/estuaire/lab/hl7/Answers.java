package org.estuaire.lab.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.estuaire.exchange.AnsweredRecord;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Severity;
import org.estuaire.hl7v2.Delimiters;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Lines;

/**
 * Answers to the messages of a delivery. Their control identifiers are read from the bytes as they
 * came, so that a message that could not be understood is acknowledged by name too.
 */
final class Answers implements Iterator<Hl7Acknowledgement.Answer> {

  private static final int APPLICATION = 3;
  private static final int FACILITY = 4;
  private static final int CONTROL_ID = 10;
  private static final int LONGEST_HEADER = 4096;
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");

  private final Iterator<AnsweredRecord> records;
  private Optional<AnsweredRecord> next;

  Answers(Iterator<AnsweredRecord> records) {
    this.records = records;
    this.next = records.hasNext() ? Optional.of(records.next()) : Optional.empty();
  }

  /** Sending application of the first message. */
  String application() {
    return next.map(record -> header(record, APPLICATION)).orElse("");
  }

  /** Sending facility of the first message. */
  String facility() {
    return next.map(record -> header(record, FACILITY)).orElse("");
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Hl7Acknowledgement.Answer next() {
    AnsweredRecord record = next.orElseThrow(NoSuchElementException::new);
    next = records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    return new Hl7Acknowledgement.Answer(
        header(record, CONTROL_ID), verdict(record), record.findings());
  }

  private static Hl7Acknowledgement.Verdict verdict(AnsweredRecord record) {
    if (!record.refused()) {
      return Hl7Acknowledgement.Verdict.ACCEPTED;
    }
    boolean form =
        record.outcome() == RecordOutcome.REJECTED
            && record.findings().stream()
                .anyMatch(f -> f.severity() == Severity.ERROR && f.code() instanceof Hl7Finding);
    return form ? Hl7Acknowledgement.Verdict.REJECTED : Hl7Acknowledgement.Verdict.ERROR;
  }

  /**
   * First component of a field of MSH; these fields are ASCII in every character set that MSH-18
   * can name.
   */
  private static String header(AnsweredRecord record, int field) {
    byte[] bytes = record.raw().bytes();
    String text =
        new String(bytes, 0, Math.min(bytes.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
    int start = text.indexOf(Delimiters.MSH);
    String line = start < 0 ? "" : text.substring(start, endOfLine(text, start));
    if (line.length() < 5) {
      return "";
    }
    char separator = line.charAt(3);
    int from = 0;
    for (int passed = 1; passed < field; passed++) {
      from = line.indexOf(separator, from) + 1;
      if (from == 0) {
        return "";
      }
    }
    int end = line.indexOf(separator, from);
    String value = line.substring(from, end < 0 ? line.length() : end);
    int component = value.indexOf(line.charAt(4));
    return NOT_PRINTABLE
        .matcher(component < 0 ? value : value.substring(0, component))
        .replaceAll("");
  }

  private static int endOfLine(String text, int from) {
    int end = from;
    while (end < text.length() && !Lines.isEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
