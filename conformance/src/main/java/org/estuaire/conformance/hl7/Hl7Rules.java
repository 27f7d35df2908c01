package org.estuaire.conformance.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.validation.CollectingValidationExceptionHandler;
import ca.uhn.hl7v2.validation.MessageValidator;
import ca.uhn.hl7v2.validation.ValidationException;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;

/**
 * HL7 v2.5 as HAPI HL7v2 knows it (structure of the message, its segments, fields and data types)
 * and, where a message says that it is French (MSH-17), the constraints of IHE France and of ANS's
 * volet on CDA documents in HL7 v2. Every message of a file is judged.
 */
public final class Hl7Rules implements OfficialRules {

  private static final String RULES =
      "HL7 v2.5 (HAPI), IHE France types de données 1.8.1, CI-SIS CDA en HL7 v2 2.1";
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern LINE_ENDS = Pattern.compile("\r\n|\n");
  private static final Pattern BETWEEN = Pattern.compile("\r(?=MSH.)");
  private static final Pattern ENVELOPE =
      Pattern.compile("(?<=^|\r)(?:FHS|BHS|BTS|FTS)[^\r]*\r?|[\\u000B\\u001C]");

  private final HapiContext reader =
      new DefaultHapiContext(ValidationContextFactory.noValidation());
  private final HapiContext strict =
      new DefaultHapiContext(ValidationContextFactory.defaultValidation());

  @Override
  public boolean govern(String format) {
    return format.equals("hl7v2-oru") || format.equals("hl7v2-adt");
  }

  @Override
  public OfficialVerdict judge(byte[] file) {
    List<OfficialRemark> remarks = new ArrayList<>();
    String[] messages = BETWEEN.split(text(file).strip());
    for (int i = 0; i < messages.length; i++) {
      String prefix = messages.length == 1 ? "" : "message " + (i + 1) + ", ";
      ofMessage(messages[i]).stream().map(remark -> within(prefix, remark)).forEach(remarks::add);
    }
    return new OfficialVerdict.Judged(RULES, remarks);
  }

  private List<OfficialRemark> ofMessage(String text) {
    List<OfficialRemark> remarks = new ArrayList<>();
    try {
      Message message = reader.getPipeParser().parse(text);
      FrenchConstraints french = FrenchConstraints.of(message);
      if (message instanceof GenericMessage) {
        remarks.add(error("MSH-9", "structure", "HL7 has no such structure in this version"));
      } else {
        new StructureCheck(remarks, french.preAdopted()).check(message);
      }
      ofTypes(message, remarks);
      french.check(remarks);
    } catch (HL7Exception e) {
      remarks.add(error("", "unreadable", String.valueOf(e.getMessage())));
    }
    return remarks;
  }

  private void ofTypes(Message message, List<OfficialRemark> remarks) throws HL7Exception {
    CollectingValidationExceptionHandler<Boolean> handler =
        new CollectingValidationExceptionHandler<>(strict) {
          @Override
          public Boolean result() {
            return !hasFailed();
          }
        };
    new MessageValidator(strict.getValidationContext(), false).validate(message, handler);
    for (ValidationException broken : handler.getExceptions()) {
      String place = broken.getLocation() == null ? "" : broken.getLocation().toString();
      remarks.add(error(place, "type", String.valueOf(broken.getMessage())));
    }
  }

  static OfficialRemark error(String place, String rule, String text) {
    return new OfficialRemark(true, place, rule, text);
  }

  private static OfficialRemark within(String prefix, OfficialRemark remark) {
    return new OfficialRemark(
        remark.error(), prefix + remark.place(), remark.rule(), remark.text());
  }

  private static String text(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(file, WINDOWS);
    }
    return ENVELOPE.matcher(LINE_ENDS.matcher(text).replaceAll("\r")).replaceAll("");
  }
}
