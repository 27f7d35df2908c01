package org.estuaire.conformance;

import java.util.Set;

/** Warnings of official tools that are accepted: each has its reason on the page of the format. */
public final class AcceptedWarnings {

  /** See docs/formats/fhir-r4-lab.md. */
  public static final Set<String> OF_FHIR =
      Set.of(
          "Coding_has_no_system__cannot_validate",
          "DEPRECATED_CONCEPT_FOUND",
          "TYPE_SPECIFIC_CHECKS_DT_MARKDOWN_HTML",
          "Terminology_TX_NoValid_13",
          "Terminology_TX_NoValid_2_CC",
          "Validation_VAL_Profile_Unknown");

  private AcceptedWarnings() {}
}
