package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estuaire.lab.model.LabResult;
import org.junit.jupiter.api.Test;

class GermsTest {

  private static String coded(String loinc, String value, String more) {
    return "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\""
        + loinc
        + "\"}]},\"subject\":{\"reference\":\"Patient/p1\"},\"valueCodeableConcept\":{\"coding\":"
        + "[{\"system\":\"urn:x\",\"code\":\""
        + value
        + "\",\"display\":\""
        + value
        + "\"}]}"
        + more;
  }

  private static String entry(String id, String content) {
    return Fhir.entry(
        "Observation/" + id,
        "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\"," + content + "}");
  }

  private static String members(String id) {
    return ",\"hasMember\":[{\"reference\":\"Observation/" + id + "\"}]";
  }

  private static List<String> told(String... entries) {
    String[] all = new String[entries.length + 1];
    all[0] = Fhir.PATIENT;
    System.arraycopy(entries, 0, all, 1, entries.length);
    return Fhir.report(Fhir.bundle("collection", all)).orders().get(0).results().stream()
        .filter(result -> !result.isolate().isEmpty())
        .map(GermsTest::line)
        .sorted()
        .toList();
  }

  private static String line(LabResult result) {
    return result.isolate() + " " + result.keyCode() + " " + result.original() + result.subId();
  }

  @Test
  void whatAGermHasAsMemberIsAboutIt() {
    assertThat(
            told(
                Fhir.report("r", "F1", "g1", "g2"),
                entry("g1", coded("600-7", "ECOLI", members("a1"))),
                entry("a1", coded("18861-5", "R", "")),
                entry("g2", coded("600-7", "KPN", members("a2"))),
                entry("a2", coded("18861-5", "S", ""))))
        .containsExactly("ECOLI 18861-5 R", "KPN 18861-5 S");
  }

  @Test
  void equalGermsEachKeepTheirOwnSusceptibilities() {
    assertThat(
            told(
                Fhir.report("r", "F1", "g1", "g2", "g3"),
                entry("g1", coded("600-7", "ECOLI", members("a1"))),
                entry("a1", coded("18861-5", "S", "")),
                entry("g2", coded("600-7", "ECOLI", members("a2"))),
                entry("a2", coded("18861-5", "R", "")),
                entry("g3", coded("600-7", "ECOLI", members("a3"))),
                entry("a3", coded("18861-5", "I", ""))))
        .containsExactly("ECOLI 18861-5 S", "ECOLI#2 18861-5 R", "ECOLI#3 18861-5 I");
  }

  @Test
  void whatIsDerivedFromAGermIsAboutItInWhateverOrderTheyAreListed() {
    String ofOne = ",\"derivedFrom\":[{\"reference\":\"Observation/g1\"}]";
    String ofOther = ",\"derivedFrom\":[{\"reference\":\"Observation/g2\"}]";
    assertThat(
            told(
                Fhir.report("r", "F1", "a2", "a1", "g2", "g1"),
                entry("g1", coded("600-7", "ECOLI", "")),
                entry("a1", coded("18861-5", "R", ofOne)),
                entry("g2", coded("600-7", "KPN", "")),
                entry("a2", coded("18861-5", "S", ofOther))))
        .containsExactly("ECOLI 18861-5 R", "KPN 18861-5 S");
  }

  @Test
  void susceptibilitiesOfASpecimenOfOneGermAreAboutIt() {
    String one = ",\"specimen\":{\"reference\":\"Specimen/s1\"}";
    String other = ",\"specimen\":{\"reference\":\"Specimen/s2\"}";
    assertThat(
            told(
                Fhir.report("r", "F1", "g1", "g2", "a1", "a2"),
                Fhir.entry("Specimen/s1", "{\"resourceType\":\"Specimen\",\"id\":\"s1\"}"),
                Fhir.entry("Specimen/s2", "{\"resourceType\":\"Specimen\",\"id\":\"s2\"}"),
                entry("g1", coded("600-7", "ECOLI", one)),
                entry("g2", coded("600-7", "KPN", other)),
                entry("a1", coded("18861-5", "R", one)),
                entry("a2", coded("18861-5", "S", other))))
        .containsExactly("ECOLI 18861-5 R", "KPN 18861-5 S");
  }

  @Test
  void aPanelIsNoGerm() {
    assertThat(
            told(
                Fhir.report("r", "F1", "g1"),
                entry("g1", coded("58410-2", "Normal", members("a1"))),
                entry("a1", coded("789-8", "Normal", ""))))
        .isEmpty();
  }
}
