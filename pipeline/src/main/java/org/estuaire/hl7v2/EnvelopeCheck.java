package org.estuaire.hl7v2;

import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.hl7v2.MessageCutter.Kind;

/**
 * Compares what the envelope of a file announces (FHS, BHS, BTS-1, FTS-1; HL7 v2.5, 2.10.3) with
 * what the file holds. A count that isn't reached, or an envelope that is never closed, is a file
 * that was cut short on its way.
 */
public final class EnvelopeCheck implements MessageCutter.Envelope {

  private final FirstFindings found = new FirstFindings();
  private int messagesOfFile;
  private int messagesOfBatch;
  private int batches;
  private long openFile;
  private long openBatch;

  @Override
  public void message() {
    messagesOfFile++;
    messagesOfBatch++;
  }

  @Override
  public void segment(Kind kind, long line, String text) {
    switch (kind) {
      case FHS:
        closeOpen();
        messagesOfFile = 0;
        messagesOfBatch = 0;
        batches = 0;
        openFile = line;
        break;
      case BHS:
        closeBatch();
        messagesOfBatch = 0;
        openBatch = line;
        break;
      case BTS:
        endOfBatch(line, text);
        break;
      default:
        endOfFile(line, text);
    }
  }

  private void endOfBatch(long line, String text) {
    int announced = count(text, line, "BTS-1");
    if (announced >= 0 && announced != messagesOfBatch) {
      found.add(
          mismatch(Hl7Finding.BATCH_COUNT, announced, messagesOfBatch)
              .atLine(line)
              .inField("BTS-1"));
    }
    batches++;
    messagesOfBatch = 0;
    openBatch = 0;
  }

  private void endOfFile(long line, String text) {
    closeBatch();
    int announced = count(text, line, "FTS-1");
    int counted = batches == 0 && messagesOfFile > 0 ? 1 : batches;
    if (announced >= 0 && announced != counted) {
      Finding finding =
          announced == messagesOfFile
              ? Finding.of(Hl7Finding.FILE_COUNT_OF_MESSAGES)
              : mismatch(Hl7Finding.FILE_COUNT, announced, counted);
      found.add(finding.atLine(line).inField("FTS-1"));
    }
    batches = 0;
    messagesOfFile = 0;
    openFile = 0;
  }

  private static Finding mismatch(Hl7Finding code, int announced, int found) {
    return Finding.of(code, Integer.toString(announced), Integer.toString(found));
  }

  /** The first field, or -1 when there is none. */
  private int count(String text, long line, String field) {
    String rest = text.strip();
    if (rest.length() < 5) {
      return -1;
    }
    int end = rest.indexOf(rest.charAt(3), 4);
    String number = rest.substring(4, end < 0 ? rest.length() : end).strip();
    if (number.isEmpty()) {
      return -1;
    }
    if (!number.matches("[0-9]{1,9}")) {
      found.add(
          Finding.of(Hl7Finding.COUNT_UNREADABLE).atLine(line).inField(field).quoting(number));
      return -1;
    }
    return Integer.parseInt(number);
  }

  private void closeBatch() {
    if (openBatch > 0) {
      found.add(Finding.of(Hl7Finding.ENVELOPE_OPEN, "BHS", "BTS").atLine(openBatch));
      openBatch = 0;
    }
  }

  /** The delivery ends here, or another file begins in it. */
  public void closeOpen() {
    closeBatch();
    if (openFile > 0) {
      found.add(Finding.of(Hl7Finding.ENVELOPE_OPEN, "FHS", "FTS").atLine(openFile));
      openFile = 0;
    }
  }

  public List<Finding> errors() {
    return found.errors();
  }

  public List<Finding> warnings() {
    return found.warnings();
  }
}
