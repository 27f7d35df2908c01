package org.estuaire.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;
import org.junit.jupiter.api.Test;

/** What ANS's own rules say, and what is said where nobody has them. */
class CdaOfficialRulesTest {

  private static final String DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ClinicalDocument xmlns="urn:hl7-org:v3">
        <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
        <templateId root="1.2.250.1.213.1.1.1.55" extension="2024.01"/>
        <id root="2.999.1"/>
      </ClinicalDocument>
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Compiled once for all tests. */
  private static final CdaOfficialRules RULES = new CdaOfficialRules();

  /** The rules, where the folder is. */
  static CdaOfficialRules rules() {
    assumeTrue(
        AnsFolder.named().isPresent(),
        "skipped: -D" + AnsFolder.PROPERTY + " names no folder of ansforge/TestContenuCDA-3-0");
    return RULES;
  }

  static List<OfficialRemark> remarks(CdaOfficialRules rules, byte[] document) {
    return ((OfficialVerdict.Judged) rules.judge(document)).remarks();
  }

  @Test
  void theRulesAreFoundAsAService() {
    assertThat(ServiceLoader.load(OfficialRules.class))
        .anyMatch(rules -> rules.govern("cda-cr-bio") && !rules.govern("fhir-r4-lab"));
  }

  @Test
  void withoutTheFolderNothingIsJudgedAndPeopleAreToldWhy() {
    OfficialVerdict verdict = new CdaOfficialRules(Optional.empty()).judge(bytes(DOCUMENT));
    assertThat(verdict).isInstanceOf(OfficialVerdict.NotApplied.class);
    assertThat(((OfficialVerdict.NotApplied) verdict).reason())
        .contains("ESTUAIRE_ANS", "TestContenuCDA-3-0");
  }

  @Test
  void everyKindOfRuleIsApplied() {
    assertThat(remarks(rules(), bytes(DOCUMENT)))
        .extracting(OfficialRemark::rule)
        .anyMatch(rule -> rule.equals("CDA_extended.xsd"))
        .anyMatch(rule -> rule.startsWith("ASIP-STRUCT-MIN"))
        .anyMatch(rule -> rule.startsWith("CI-SIS_BIO-CR-BIO_2024.01"));
  }

  @Test
  void aStylesheetAroundTheDocumentChangesNothing() {
    CdaOfficialRules rules = rules();
    String alone = DOCUMENT.substring(DOCUMENT.indexOf("<ClinicalDocument"));
    String wrapped = "<x:stylesheet xmlns:x=\"urn:x\"><x:c>" + alone + "</x:c></x:stylesheet>";
    assertThat(remarks(rules, bytes(wrapped)))
        .extracting(OfficialRemark::text)
        .isEqualTo(remarks(rules, bytes(alone)).stream().map(OfficialRemark::text).toList());
  }

  @Test
  void whatIsNoDocumentIsAnErrorAndOpensNothing() {
    CdaOfficialRules rules = rules();
    String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>";
    for (String file : List.of("", "MSH|^~\\&|", "<a/>", "<a>", entity)) {
      assertThat(remarks(rules, bytes(file))).hasSize(1).allMatch(OfficialRemark::error);
    }
  }
}
