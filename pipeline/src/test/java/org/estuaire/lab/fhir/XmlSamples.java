package org.estuaire.lab.fhir;

/** Invented bundles in XML. */
final class XmlSamples {

  private static final String PATIENT =
      """
        <entry>
          <fullUrl value="http://labo.example/fhir/Patient/p1"/>
          <resource>
            <Patient>
              <id value="p1"/>
              <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Amélie</p></div></text>
              <identifier><type><coding><code value="PI"/></coding></type><system value="urn:oid:2.999.20.7"/><value value="IPP-77"/></identifier>
              <name><use value="official"/><family value="ESSAI"/><given value="AMÉLIE"/></name>
              <gender value="female"/>
              <birthDate value="1984-03"/>
            </Patient>
          </resource>
        </entry>
      """;

  static final String BUNDLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Bundle xmlns="http://hl7.org/fhir">
        <type value="collection"/>
      """
          + PATIENT
          + report("r1", "X-1", "o1")
          + observation("o1", "5.10")
          + "</Bundle>\n";

  static final String TWO_REPORTS =
      "<f:Bundle xmlns:f=\"http://hl7.org/fhir\"><f:type value=\"batch\"/>"
          + prefixed(
              PATIENT.replaceAll("(?s)<text>.*</text>", "")
                  + report("r1", "X-1", "o1")
                  + report("r2", "X-2", "o2")
                  + observation("o1", "5.10")
                  + observation("o2", "6.20"))
          + "</f:Bundle>";

  static final String SAME_IN_JSON =
      Fhir.bundle(
          "collection",
          Fhir.PATIENT.replace("AMELIE", "AMÉLIE").replace("1984-03-09", "1984-03"),
          Fhir.report("r1", "X-1", "o1"),
          Fhir.observation(
              "o1",
              Fhir.quantity("5.10", "mmol/L")
                  + ",\"note\":[{\"text\":\"À jeun & au repos\"}],"
                  + "\"_effectiveDateTime\":{\"extension\":[{\"url\":\"x\"}]}"));

  private XmlSamples() {}

  private static String prefixed(String xml) {
    return xml.replaceAll("<(/?)([A-Za-z])", "<$1f:$2");
  }

  private static String report(String id, String number, String result) {
    return """
        <entry>
          <fullUrl value="http://labo.example/fhir/DiagnosticReport/%s"/>
          <resource><DiagnosticReport><id value="%s"/><identifier><value value="%s"/></identifier>
            <status value="final"/><code><text value="Bilan"/></code>
            <subject><reference value="Patient/p1"/></subject>
            <effectiveDateTime value="2026-03-02T08:30:00+01:00"/>
            <issued value="2026-03-02T16:00:00+01:00"/>
            <result><reference value="Observation/%s"/></result>
          </DiagnosticReport></resource>
        </entry>
      """
        .formatted(id, id, number, result);
  }

  private static String observation(String id, String value) {
    return """
        <entry>
          <fullUrl value="http://labo.example/fhir/Observation/%s"/>
          <resource><Observation><id value="%s"/><status value="final"/>
            <code><coding><system value="http://loinc.org"/><code value="14749-6"/><display value="Glucose"/></coding></code>
            <subject><reference value="Patient/p1"/></subject>
            <valueQuantity><value value="%s"/><unit value="mmol/L"/><system value="http://unitsofmeasure.org"/><code value="mmol/L"/></valueQuantity>
            <note><text value="À jeun &amp; au repos"/></note>
          </Observation></resource>
        </entry>
      """
        .formatted(id, id, value);
  }
}
