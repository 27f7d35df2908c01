package org.estuaire.lab.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v25.message.ACK;
import ca.uhn.hl7v2.model.v25.segment.ERR;
import ca.uhn.hl7v2.model.v25.segment.MSH;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.PipeParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Severity;
import org.estuaire.hl7v2.HapiFieldParser;
import org.estuaire.hl7v2.Hl7Escapes;
import org.estuaire.hl7v2.Hl7Finding;

/**
 * Writes what becomes of the messages of one delivery as a batch of acknowledgements (ACK^R01, HL7
 * v2.5, 2.9 and 2.15.5), in UTF-8 with CR. The same answers give the same bytes; nothing but the
 * current message is held in memory. Findings are reported without the sender's values.
 */
public final class Hl7Acknowledgement {

  private static final String APPLICATION = "ESTUAIRE";
  private static final String CHARSET = "UNICODE UTF-8";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT);
  private static final Pattern PLACE =
      Pattern.compile("([A-Z][A-Z0-9]{2})(?:\\[(\\d{1,9})])?(?:-(\\d{1,9}))?");

  /** Codes of table 0357 for what it has a word for; the rest is 207, application error. */
  private static final Map<FindingCode, String> STANDARD_CODES =
      Map.of(
          Hl7Finding.NO_PATIENT, "100",
          Hl7Finding.NO_ORDER, "100",
          Hl7Finding.RESULT_OUTSIDE_ORDER, "100",
          Hl7Finding.ORDER_WITHOUT_NUMBER, "101",
          Hl7Finding.RESULT_WITHOUT_CODE, "101",
          Hl7Finding.NO_ISSUE_TIME, "101",
          Hl7Finding.DATE_UNREADABLE, "102",
          Hl7Finding.NOT_A_NUMBER, "102",
          Hl7Finding.STATUS_UNKNOWN, "103",
          Hl7Finding.TYPE_NOT_HANDLED, "200");

  private static final EncodingCharacters CHARACTERS = EncodingCharacters.defaultInstance();

  private final Language language;
  private final PipeParser parser = new PipeParser(HapiFieldParser.context());
  private final Hl7Escapes escapes = new Hl7Escapes();

  /**
   * @param language of the sentences
   */
  public Hl7Acknowledgement(Language language) {
    this.language = language;
  }

  /**
   * To whom and under what name.
   *
   * @param application sending application of the delivery (MSH-3)
   * @param facility sending facility of the delivery (MSH-4)
   * @param batchId name of this batch, unique for the receiver
   */
  public record Heading(
      String application,
      String facility,
      ZonedDateTime writtenAt,
      String batchId,
      Environment environment) {}

  /** What became of a message: MSA-1, table 0008. */
  public enum Verdict {
    /** Loaded, or known already. */
    ACCEPTED("AA"),
    /** Understood, but kept out or waiting: its content must be corrected or decided upon. */
    ERROR("AE"),
    /** Not understood: form, type or version. */
    REJECTED("AR");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }
  }

  /**
   * The answer to one message.
   *
   * @param controlId MSH-10 of the message; empty when it could not be read
   */
  public record Answer(String controlId, Verdict verdict, List<Finding> findings) {
    public Answer {
      findings = List.copyOf(findings);
    }
  }

  /** Writes all answers; the stream stays open. */
  public void write(OutputStream out, Heading heading, Iterator<Answer> answers)
      throws IOException {
    OutputStream buffered = new BufferedOutputStream(out);
    line(buffered, header("FHS", heading));
    line(buffered, header("BHS", heading));
    int count = 0;
    while (answers.hasNext()) {
      count++;
      buffered.write(message(heading, answers.next(), count).getBytes(StandardCharsets.UTF_8));
    }
    line(buffered, "BTS|" + count);
    line(buffered, "FTS|1");
    buffered.flush();
  }

  private static void line(OutputStream out, String segment) throws IOException {
    out.write((segment + "\r").getBytes(StandardCharsets.UTF_8));
  }

  private String header(String segment, Heading heading) {
    return String.join(
        "|",
        segment,
        "^~\\&",
        APPLICATION,
        "",
        escape(heading.application()),
        escape(heading.facility()),
        TIME.format(heading.writtenAt()),
        "",
        "",
        "",
        escape(heading.batchId()));
  }

  private String escape(String text) {
    return escapes.escape(text, CHARACTERS);
  }

  private String message(Heading heading, Answer answer, int rank) {
    try {
      ACK ack = new ACK();
      ack.setParser(parser);
      header(ack.getMSH(), heading, rank);
      ack.getMSA().getAcknowledgmentCode().setValue(answer.verdict().code);
      ack.getMSA().getMessageControlID().setValue(answer.controlId());
      for (int i = 0; i < answer.findings().size(); i++) {
        error(ack.getERR(i), answer.findings().get(i));
      }
      return parser.encode(ack);
    } catch (HL7Exception broken) {
      // Without its message, which may quote the answer.
      throw new IllegalStateException("an acknowledgement can't be written");
    }
  }

  private static void header(MSH msh, Heading heading, int rank) throws DataTypeException {
    msh.getFieldSeparator().setValue("|");
    msh.getEncodingCharacters().setValue("^~\\&");
    msh.getSendingApplication().getNamespaceID().setValue(APPLICATION);
    msh.getReceivingApplication().getNamespaceID().setValue(heading.application());
    msh.getReceivingFacility().getNamespaceID().setValue(heading.facility());
    msh.getDateTimeOfMessage().getTime().setValue(TIME.format(heading.writtenAt()));
    msh.getMessageType().getMessageCode().setValue("ACK");
    msh.getMessageType().getTriggerEvent().setValue("R01");
    msh.getMessageType().getMessageStructure().setValue("ACK");
    msh.getMessageControlID().setValue(heading.batchId() + "-" + rank);
    boolean production = heading.environment() == Environment.PRODUCTION;
    msh.getProcessingID().getProcessingID().setValue(production ? "P" : "T");
    msh.getVersionID().getVersionID().setValue("2.5");
    msh.getCountryCode().setValue("FRA");
    msh.getCharacterSet(0).setValue(CHARSET);
  }

  private void error(ERR err, Finding finding) throws HL7Exception {
    Matcher place = PLACE.matcher(finding.field());
    if (place.matches()) {
      err.getErrorLocation(0).getSegmentID().setValue(place.group(1));
      err.getErrorLocation(0)
          .getSegmentSequence()
          .setValue(place.group(2) == null ? "1" : place.group(2));
      err.getErrorLocation(0).getFieldPosition().setValue(place.group(3));
    }
    err.getHL7ErrorCode()
        .getIdentifier()
        .setValue(STANDARD_CODES.getOrDefault(finding.code(), "207"));
    err.getHL7ErrorCode().getNameOfCodingSystem().setValue("HL70357");
    err.getSeverity().setValue(severity(finding.severity()));
    err.getApplicationErrorCode().getIdentifier().setValue(finding.code().code());
    err.getApplicationErrorCode().getNameOfCodingSystem().setValue(APPLICATION);
    if (finding.line() > 0) {
      String line = AcknowledgementWord.LINE.words(language, finding.line());
      err.getDiagnosticInformation().setValue(line);
    }
    err.getUserMessage().setValue(finding.message(language) + " " + finding.remedy(language));
  }

  /** Table 0516. */
  private static String severity(Severity severity) {
    switch (severity) {
      case ERROR:
        return "E";
      case HOLD:
        return "I";
      default:
        return "W";
    }
  }
}
