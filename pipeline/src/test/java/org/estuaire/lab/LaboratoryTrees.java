package org.estuaire.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.estuaire.lab.Written.Kind;

/** CDA and FHIR as laboratories write them. */
final class LaboratoryTrees {

  private LaboratoryTrees() {}

  static String cda(String number, List<Written> results) {
    String document = new String(RoundTripTest.source(LabFormats.CDA), StandardCharsets.UTF_8);
    String collected = "<entryRelationship typeCode=\"COMP\"><procedure";
    int from = document.indexOf("</entryRelationship>", document.indexOf(collected));
    int to = document.indexOf("</act></entry></section>");
    String observations =
        results.stream().map(LaboratoryTrees::cdaObservation).collect(Collectors.joining("\n"));
    return (document.substring(0, from)
            + "</entryRelationship>"
            + observations
            + document.substring(to))
        .replace("F77", number)
        .replace("DOC-77-1", "DOC-" + number);
  }

  private static String cdaObservation(Written result) {
    String system = result.kind() == Kind.POWER ? "2.16.840.1.113883.6.1" : "2.999.10.9";
    String flag =
        result.flag().isEmpty()
            ? ""
            : "<interpretationCode code=\"%s\" codeSystem=\"2.16.840.1.113883.5.83\"/>"
                .formatted(result.flag());
    return ("<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
                + "<templateId root=\"1.3.6.1.4.1.19376.1.3.1.6\"/>"
                + "<code code=\"%s\" codeSystem=\"%s\" displayName=\"Examen\"/>"
                + "<statusCode code=\"completed\"/><effectiveTime value=\"20260302083000+0100\"/>")
            .formatted(result.code(), system)
        + cdaValue(result)
        + flag
        + cdaRange(result)
        + "</observation></entryRelationship>";
  }

  private static String cdaValue(Written result) {
    String unit = xml(result.unit());
    return switch (result.kind()) {
      case NUMBER ->
          result.comparator().isEmpty()
              ? "<value xsi:type=\"PQ\" value=\"%s\" unit=\"%s\"/>".formatted(result.number(), unit)
              : "<value xsi:type=\"IVL_PQ\"><%s value=\"%s\" unit=\"%s\" inclusive=\"%s\"/></value>"
                  .formatted(
                      result.comparator().startsWith("<") ? "high" : "low",
                      result.number(),
                      unit,
                      result.comparator().endsWith("="));
      case POWER -> "<value xsi:type=\"ST\">" + xml(result.text()) + " " + unit + "</value>";
      case STRING, LINES -> "<value xsi:type=\"ST\">" + xml(result.text()) + "</value>";
      case CODED ->
          "<value xsi:type=\"CD\" code=\"%s\" codeSystem=\"2.999.7\" displayName=\"%s\"/>"
              .formatted(Written.VALUE_CODE, xml(result.text()));
    };
  }

  private static String cdaRange(Written result) {
    if (result.range("-").isEmpty()) {
      return "";
    }
    String bounds =
        result.rangeWords().isEmpty()
            ? "<value xsi:type=\"IVL_PQ\">"
                + bound("low", result.low(), result.unit())
                + bound("high", result.high(), result.unit())
                + "</value>"
            : "<text>"
                + xml(result.rangeWords())
                + "</text>"
                + "<value xsi:type=\"IVL_PQ\">"
                + bound("low", result.low(), result.unit())
                + bound("high", result.high(), result.unit())
                + "</value>";
    return "<referenceRange typeCode=\"REFV\"><observationRange>"
        + bounds
        + "</observationRange></referenceRange>";
  }

  private static String bound(String element, String value, String unit) {
    return value.isEmpty()
        ? ""
        : "<%s value=\"%s\" unit=\"%s\"/>".formatted(element, value, xml(unit));
  }

  private static String xml(String text) {
    return LaboratoryPipes.html(text)
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\t", "&#9;");
  }

  static String fhir(String number, List<Written> results) {
    String references =
        results.stream()
            .map(result -> "{\"reference\":\"Observation/" + result.code() + "\"}")
            .collect(Collectors.joining(","));
    String observations =
        results.stream()
            .map(result -> entry("Observation/" + result.code(), fhirObservation(result)))
            .collect(Collectors.joining(",\n"));
    return "{\"resourceType\":\"Bundle\",\"identifier\":{\"value\":"
        + json("B-" + number)
        + "},\"type\":\"collection\",\"entry\":[\n"
        + entry(
            "Patient/p1",
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"type\":{\"coding\":"
                + "[{\"code\":\"PI\"}]},\"system\":\"urn:oid:2.999.10.1\",\"value\":\"L000123\"}],"
                + "\"name\":[{\"use\":\"official\",\"family\":\"ESSAI\",\"given\":[\"CAMILLE\"]}],"
                + "\"gender\":\"female\",\"birthDate\":\"1985-08-12\"}")
        + ",\n"
        + entry(
            "DiagnosticReport/r1",
            "{\"resourceType\":\"DiagnosticReport\",\"id\":\"r1\",\"identifier\":[{\"value\":\""
                + number
                + "\"}],\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p1\"},"
                + "\"effectiveDateTime\":\"2026-03-02T08:30:00+01:00\",\"issued\":"
                + "\"2026-03-02T16:00:00+01:00\",\"code\":{\"text\":\"Bilan\"},\"result\":["
                + references
                + "]}")
        + ",\n"
        + observations
        + "]}";
  }

  private static String entry(String url, String resource) {
    return "{\"fullUrl\":\"http://labo.example/fhir/" + url + "\",\"resource\":" + resource + "}";
  }

  private static String fhirObservation(Written result) {
    String system = result.kind() == Kind.POWER ? "http://loinc.org" : "urn:oid:2.999.10.9";
    String flag =
        result.flag().isEmpty()
            ? ""
            : ",\"interpretation\":[{\"coding\":[{\"code\":\"" + result.flag() + "\"}]}]";
    return "{\"resourceType\":\"Observation\",\"id\":\"%s\",\"status\":\"final\","
            .formatted(result.code())
        + "\"code\":{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\",\"display\":\"Examen\"}]},"
            .formatted(system, result.code())
        + "\"subject\":{\"reference\":\"Patient/p1\"},"
        + fhirValue(result)
        + flag
        + fhirRange(result)
        + "}";
  }

  private static String fhirValue(Written result) {
    return switch (result.kind()) {
      case NUMBER ->
          "\"valueQuantity\":" + quantity(result.number(), result.unit(), result.comparator());
      case POWER -> "\"valueString\":" + json(result.text() + " " + result.unit());
      case STRING, LINES -> "\"valueString\":" + json(result.text());
      case CODED ->
          "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"urn:oid:2.999.7\",\"code\":\"%s\","
                  .formatted(Written.VALUE_CODE)
              + "\"display\":"
              + json(result.text())
              + "}]}";
    };
  }

  private static String quantity(String number, String unit, String comparator) {
    return "{\"value\":"
        + number
        + (comparator.isEmpty() ? "" : ",\"comparator\":" + json(comparator))
        + (unit.isEmpty() ? "" : ",\"unit\":" + json(unit))
        + "}";
  }

  private static String fhirRange(Written result) {
    List<String> parts = new ArrayList<>();
    if (!result.low().isEmpty()) {
      parts.add("\"low\":" + quantity(result.low(), result.unit(), ""));
    }
    if (!result.high().isEmpty()) {
      parts.add("\"high\":" + quantity(result.high(), result.unit(), ""));
    }
    if (!result.rangeWords().isEmpty()) {
      parts.add("\"text\":" + json(result.rangeWords()));
    }
    return parts.isEmpty() ? "" : ",\"referenceRange\":[{" + String.join(",", parts) + "}]";
  }

  private static String json(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }
}
