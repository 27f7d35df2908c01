package org.estuaire.conformance.fhir;

import java.util.Optional;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;

/** FHIR R4 itself, as HL7's validator applies it. */
public final class FhirRules implements OfficialRules {

  private static final String FORMAT = "fhir-r4-lab";
  private static final String IDENTITIES = "fhir-patient";
  private static final String RULES = "HL7 FHIR R4 4.0.1";

  private static Optional<FhirValidator> validator = Optional.empty();

  @Override
  public boolean govern(String format) {
    return format.equals(FORMAT) || format.equals(IDENTITIES);
  }

  @Override
  public OfficialVerdict judge(byte[] file) {
    return new OfficialVerdict.Judged(RULES, validator().remarks(file));
  }

  /** One for the process: making it takes seconds and a hundred megabytes. */
  static synchronized FhirValidator validator() {
    if (validator.isEmpty()) {
      validator = Optional.of(new FhirValidator(Definitions.r4()));
    }
    return validator.get();
  }
}
