package org.estuaire.synthetic;

import java.util.List;

/** The envelope of a batch of messages (HL7 v2.5, chapter 2.10.3). */
final class Hl7Batch {

  private final OruWriter writer;
  private final Laboratory laboratory;

  Hl7Batch(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.writer = new OruWriter(laboratory);
  }

  byte[] head(String name, String time) {
    Laboratory.Sender sender = laboratory.sender();
    String from =
        "|^~\\&|" + sender.application() + "|" + sender.facility() + "|ESTUAIRE|PAYSDESTRAN|";
    return writer.encoded(List.of("FHS" + from + time + "||" + name, "BHS" + from + time));
  }

  /**
   * @param messages how many the sender says there are
   */
  byte[] tail(long messages) {
    return writer.encoded(List.of("BTS|" + messages, "FTS|1"));
  }
}
