package org.estuaire.extract;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Why a dataset request is not complete, or its extraction can't start. */
public enum ExtractCode implements FindingCode {
  FILE_NAME_DIFFERS("EXT-001"),
  APPROVALS("EXT-002"),
  PERIOD("EXT-003"),
  RETENTION("EXT-004"),
  ZONE_TOO_SMALL("EXT-005"),
  BAD_COMMUNE("EXT-006"),
  COMMUNE_TWICE("EXT-007"),
  UNKNOWN_ANALYTE("EXT-008"),
  ANALYTE_TWICE("EXT-009"),
  BAD_LOINC("EXT-010"),
  BAD_DECIMAL("EXT-011"),
  BANDS_NOT_ASCENDING("EXT-012"),
  ESSENTIAL_VARIABLES("EXT-013"),
  KEY_LOCATION("EXT-014"),
  BAD_VARIABLE_NAME("EXT-015"),
  LEGAL_BASIS_REGISTER("EXT-016"),
  VARIABLE_TWICE("EXT-017"),
  KEY_ABSENT("EXT-020", Fault.INSTALLATION),
  KEY_UNREADABLE("EXT-021", Fault.INSTALLATION),
  KEY_EXPOSED("EXT-022", Fault.INSTALLATION),
  KEY_OF_ANOTHER_STUDY("EXT-180"),
  OUTPUT_UNWRITABLE("EXT-181", Fault.INSTALLATION);

  private final FindingRule rule;

  /** Nothing is extracted on a request that is not complete. */
  ExtractCode(String code) {
    this(code, Fault.CONFIGURATION);
  }

  ExtractCode(String code, Fault fault) {
    rule = new FindingRule(code, Severity.ERROR, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
