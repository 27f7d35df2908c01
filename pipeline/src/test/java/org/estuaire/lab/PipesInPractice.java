package org.estuaire.lab;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Composite;
import ca.uhn.hl7v2.model.Primitive;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.model.v25.group.ORU_R01_OBSERVATION;
import ca.uhn.hl7v2.model.v25.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v25.message.ORU_R01;
import ca.uhn.hl7v2.model.v25.segment.NTE;
import ca.uhn.hl7v2.model.v25.segment.OBX;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;

/** Files with pipes as a practice reads them: HL7 with HAPI, both HPRIM by plain splitting. */
final class PipesInPractice {

  private static final String OWN = "Valeur du laboratoire : ";
  private static final HapiContext HAPI = new DefaultHapiContext();

  static {
    HAPI.setValidationContext(ValidationContextFactory.noValidation());
  }

  private PipesInPractice() {}

  static Map<String, Heard> hl7(byte[] file) throws HL7Exception {
    String text = new String(file, StandardCharsets.UTF_8);
    ORU_R01 message = (ORU_R01) HAPI.getPipeParser().parse(text);
    Map<String, Heard> heard = new HashMap<>();
    ORU_R01_ORDER_OBSERVATION order = message.getPATIENT_RESULT().getORDER_OBSERVATION();
    for (ORU_R01_OBSERVATION observation : order.getOBSERVATIONAll()) {
      OBX obx = observation.getOBX();
      Heard result =
          hl7Value(obx)
              .unit(text(obx.getUnits().getIdentifier()))
              .range(text(obx.getReferencesRange()));
      if (obx.getAbnormalFlagsReps() > 0) {
        result = result.flag(text(obx.getAbnormalFlags(0)));
      }
      for (NTE note : observation.getNTEAll()) {
        result = text(note.getComment(0)).startsWith(OWN) ? result.words(lines(note)) : result;
      }
      heard.put(text(obx.getObservationIdentifier().getIdentifier()), result);
    }
    return heard;
  }

  private static Heard hl7Value(OBX obx) {
    List<String> lines = new ArrayList<>();
    List<List<String>> components = new ArrayList<>();
    for (Varies value : obx.getObservationValue()) {
      components.add(components(value.getData()));
      lines.add(components.get(components.size() - 1).get(0));
    }
    String type = text(obx.getValueType());
    Heard none = Heard.nothing();
    return switch (type) {
      case "NM" -> none.number("", lines.get(0));
      case "SN" -> none.number(components.get(0).get(0), components.get(0).get(1));
      case "CE" -> none.coded(components.get(0).get(0), components.get(0).get(1));
      default -> none.text(String.join("\n", lines));
    };
  }

  private static List<String> components(Type type) {
    List<String> all = new ArrayList<>();
    if (type instanceof Composite composite) {
      for (Type part : composite.getComponents()) {
        all.add(part instanceof Primitive primitive ? text(primitive) : "");
      }
    } else {
      all.add(text((Primitive) type));
    }
    return all;
  }

  private static String lines(NTE note) {
    List<String> lines = new ArrayList<>();
    for (Primitive line : note.getComment()) {
      lines.add(text(line));
    }
    return String.join("\n", lines);
  }

  private static String text(Primitive primitive) {
    return primitive.getValue() == null ? "" : primitive.getValue();
  }

  static Map<String, Heard> medecins(byte[] file) {
    Map<String, Heard> heard = new HashMap<>();
    for (String line : new String(file, Charset.forName("windows-1252")).split("\r\n")) {
      String[] field = line.split("\\|", -1);
      if (!field[0].equals("RES")) {
        continue;
      }
      String value = html(field[4]);
      Heard result = Heard.nothing();
      boolean number = field[3].equals("N") || value.matches("[<>]=?[0-9.]+") && isMeasured(field);
      result = number ? result.compared(value) : result.text(value);
      heard.put(
          html(field[2]),
          result
              .unit(html(field[5]))
              .bounds(field[6], field[7], html(field[6]))
              .flag(field[8])
              .words((html(field[10]) + " " + html(field[11])).strip() + " " + html(field[12])));
    }
    return heard;
  }

  private static boolean isMeasured(String[] field) {
    return field[3].equals("A") && !field[5].isEmpty();
  }

  private static String html(String text) {
    return StringEscapeUtils.unescapeHtml4(text.replace("<br />", "\n"));
  }

  static Map<String, Heard> sante(byte[] file) {
    String whole = new String(file, StandardCharsets.ISO_8859_1).replace("\r\nA|", "");
    Map<String, Heard> heard = new HashMap<>();
    String last = "";
    for (String line : whole.split("\r\n")) {
      String[] field = line.split("\\|", -1);
      if (field[0].equals("OBX")) {
        last = sante(field[3].split("~", -1)[0]);
        heard.put(last, santeResult(field));
      } else if (field[0].equals("C") && sante(field[3]).startsWith(OWN)) {
        heard.put(last, heard.get(last).words(sante(field[3])));
      }
    }
    return heard;
  }

  private static Heard santeResult(String[] field) {
    String[] components = field[5].split("~", -1);
    Heard none = Heard.nothing();
    Heard value =
        switch (field[2]) {
          case "NM" -> none.compared(sante(field[5]));
          case "CE" -> none.coded(sante(components[0]), sante(components[1]));
          default -> none.text(sante(String.join("\n", components)));
        };
    return value.unit(sante(field[6])).range(sante(field[7])).flag(field[8]);
  }

  private static String sante(String text) {
    return text.replace("\\F\\", "|")
        .replace("\\S\\", "~")
        .replace("\\R\\", "^")
        .replace("\\T\\", "&")
        .replace("\\E\\", "\\");
  }
}
