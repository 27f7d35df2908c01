package org.estuaire.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.estuaire.lab.Written.Kind;

/** HL7 v2 and both HPRIM as laboratories write them. */
final class LaboratoryPipes {

  private LaboratoryPipes() {}

  static String hl7(String number, List<Written> results) {
    List<String> segments = new ArrayList<>();
    segments.add(
        "MSH|^~\\&|LABO|RIVE|HUB|ESTRAN|20260302160000||ORU^R01^ORU_R01|M"
            + number
            + "|P|2.5|||||FRA|UNICODE UTF-8");
    segments.add("PID|1||L000123^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE^^^^^L||19850812|F");
    segments.add(
        "OBR|1||"
            + number
            + "|BIO^Biologie^L|||20260302083000||||||||||||||||20260302150000||LAB|F");
    for (Written result : results) {
      String system = result.kind() == Kind.POWER ? "LN" : "L";
      segments.add(
          String.join(
              "|",
              "OBX",
              Integer.toString(segments.size()),
              hl7Type(result),
              result.code() + "^Examen^" + system,
              "",
              hl7Value(result),
              hl7Escaped(result.unit()),
              hl7Escaped(result.range("-")),
              result.flag(),
              "",
              "",
              "F"));
    }
    return String.join("\r", segments) + "\r";
  }

  private static String hl7Type(Written result) {
    return switch (result.kind()) {
      case NUMBER -> result.comparator().isEmpty() ? "NM" : "SN";
      case POWER -> "NM";
      case STRING -> "ST";
      case LINES -> "FT";
      case CODED -> "CE";
    };
  }

  private static String hl7Value(Written result) {
    return switch (result.kind()) {
      case NUMBER ->
          result.comparator().isEmpty()
              ? result.number()
              : result.comparator() + "^" + result.number();
      case POWER -> result.text();
      case STRING -> hl7Escaped(result.text());
      case LINES ->
          result
              .text()
              .lines()
              .map(LaboratoryPipes::hl7Escaped)
              .collect(Collectors.joining("\\.br\\"));
      case CODED -> Written.VALUE_CODE + "^" + hl7Escaped(result.text()) + "^LOCAL";
    };
  }

  private static String hl7Escaped(String text) {
    return escaped(text, '|', '^', '~', '&');
  }

  /** Field, component, repetition and sub-component of a format with escapes F, S, R and T. */
  private static String escaped(
      String text, char field, char component, char repetition, char subComponent) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String code =
          c == field
              ? "F"
              : c == component
                  ? "S"
                  : c == repetition ? "R" : c == subComponent ? "T" : c == '\\' ? "E" : "";
      escaped.append(code.isEmpty() ? String.valueOf(c) : "\\" + code + "\\");
    }
    return escaped.toString();
  }

  static String medecins(String number, List<Written> results) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of("L000123", "ESSAI", "CAMILLE", "12 rue du Test", ".", "38999 ESTRANVILLE"));
    lines.addAll(List.of("12/08/1985", ".", number, "02/03/2026"));
    lines.addAll(List.of("990000001  LABO", "PRAT01     DR MODELE", "", "****LAB****"));
    for (Written result : results) {
      String type = result.kind() == Kind.CODED ? "C" : hasNumber(result) ? "N" : "A";
      String value =
          result.kind() == Kind.NUMBER ? result.comparator() + result.number() : result.text();
      boolean words = !result.rangeWords().isEmpty();
      lines.add(
          String.join(
              "|",
              "RES",
              "Examen",
              result.code(),
              type,
              html(value).replace("\n", "<br />"),
              html(result.unit()),
              words ? html(result.rangeWords()) : result.low(),
              words ? "" : result.high(),
              result.flag(),
              "F",
              ""));
    }
    lines.addAll(List.of("****FIN****", "****FINFICHIER****"));
    return String.join("\r\n", lines) + "\r\n";
  }

  private static boolean hasNumber(Written result) {
    return result.kind() == Kind.NUMBER || result.kind() == Kind.POWER;
  }

  static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;");
  }

  static String sante(String number, List<Written> results) {
    List<String> rows = new ArrayList<>();
    rows.add("H|~^\\&|" + number + ".HPR||LABO~LABO||ORU|||PRAT~DR||P|H2.2~C|20260302160000");
    rows.add("P|1||L000123||ESSAI~CAMILLE||19850812|F");
    rows.add(
        "OBR|1||"
            + number
            + "~"
            + number
            + "|BIO~Biologie~L|||20260302080000"
            + "|||||||20260302083000|||||||||20260302150000|||F");
    for (Written result : results) {
      String system = result.kind() == Kind.POWER ? "LN" : "L";
      rows.add(
          String.join(
              "|",
              "OBX",
              Integer.toString(rows.size()),
              santeType(result),
              result.code() + "~Numération élevée à contrôler~" + system,
              "",
              santeValue(result),
              santeEscaped(result.unit()),
              santeEscaped(result.range(" - ")),
              result.flag(),
              "",
              "",
              "F"));
    }
    rows.add("L|1");
    return String.join("\r\n", rows) + "\r\n";
  }

  private static String santeType(Written result) {
    return switch (result.kind()) {
      case NUMBER, POWER -> "NM";
      case STRING -> "ST";
      case LINES -> "TX";
      case CODED -> "CE";
    };
  }

  private static String santeValue(Written result) {
    return switch (result.kind()) {
      case NUMBER -> result.comparator() + result.number();
      case POWER -> result.text();
      case STRING -> santeEscaped(result.text());
      case LINES ->
          result.text().lines().map(LaboratoryPipes::santeEscaped).collect(Collectors.joining("~"));
      case CODED -> Written.VALUE_CODE + "~" + santeEscaped(result.text()) + "~LOCAL";
    };
  }

  private static String santeEscaped(String text) {
    return escaped(text, '|', '~', '^', '&');
  }
}
