package org.estuaire.lab.hl7;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.AnsweredRecord;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.hl7v2.HapiFieldParser;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.MessageCutter;
import org.estuaire.hl7v2.MessageFile;
import org.estuaire.lab.model.LabReport;

/**
 * HL7 v2 result messages (ORU^R01, versions 2.3 to 2.5.1, lenient for 2.1 to 2.8) in files: single
 * messages, messages one after another, batches with an envelope, messages taken from MLLP.
 */
public final class Hl7OruFormat implements RecordFormat<LabReport>, DeliveryAnswer {

  private final Environment environment;

  /**
   * @param environment decides whether test authorities and test messages are accepted
   */
  public Hl7OruFormat(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String code() {
    return "hl7v2-oru";
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(Hl7Finding.values());
  }

  @Override
  public boolean recognises(byte[] head, Partner partner) {
    return MessageCutter.recognises(Utf16.asUtf8(head));
  }

  /**
   * Counts messages and compares the counts of the envelope: a file that is shorter than it says is
   * refused whole.
   */
  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    return MessageFile.inspect(content, partner);
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading)
      throws IOException {
    return new MessageCutter(
        Utf16.asUtf8(content), partner.limits().recordBytes(), MessageCutter.Envelope.IGNORED);
  }

  /** Each message declares its own charset; the delivery's is for those that don't. */
  @Override
  public RecordDecoder<LabReport> decoder(Partner partner, Reading reading) {
    return new OruDecoder(environment, HapiFieldParser.context(), partner, reading);
  }

  @Override
  public String name() {
    return "ack";
  }

  @Override
  public String extension(Reading reading) {
    return "hl7";
  }

  @Override
  public boolean onlyWhenRefused() {
    return false;
  }

  /** One acknowledgement message per message of the delivery, in a batch. */
  @Override
  public void write(OutputStream out, AnsweredDelivery delivery, Iterator<AnsweredRecord> records)
      throws IOException {
    Answers answers = new Answers(records);
    new Hl7Acknowledgement(delivery.partner().language())
        .write(
            out,
            new Hl7Acknowledgement.Heading(
                answers.application(),
                answers.facility(),
                delivery.receivedAt().atZone(delivery.partner().zone()),
                "E" + delivery.id(),
                environment),
            answers);
  }
}
