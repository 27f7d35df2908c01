package org.estuaire.config;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/**
 * Mistakes in what an operator edits. {@code {0}} is the key; what the other arguments are is said
 * by the sentences.
 */
public enum ConfigurationCode implements FindingCode {
  BAD_SUFFIX("CFG-029"),
  BAD_COMPLETION("CFG-030"),
  NOT_PUBLIC_KEY("CFG-040"),
  PRIVATE_KEY("CFG-041"),
  KEY_ALGORITHM("CFG-042"),
  WEAK_KEY("CFG-043"),
  FILE_NAME_DIFFERS("CFG-050"),
  NOT_A_PARTNER_FILE("CFG-051"),
  DUPLICATE_PARTNER("CFG-052"),
  SHARED_FACILITY("CFG-053"),
  SHARED_FOLDER("CFG-054"),
  MAPPING_NEEDED("CFG-055"),
  FACILITIES_NEEDED("CFG-056"),
  BAD_FACILITY("CFG-057"),
  BAD_DEPARTMENT("CFG-058"),
  LIMITS_CONTRADICT("CFG-059"),
  SHARE_TOO_SMALL("CFG-190"),
  FOLDER_IS_OURS("CFG-191"),
  FOLDER_IS_THE_SYSTEMS("CFG-192"),
  DEPOT_APART("CFG-193", Fault.INSTALLATION),
  SAME_PORT("CFG-060"),
  PARTNER_EXISTS("CFG-061"),
  UNWRITABLE("CFG-062", Fault.INSTALLATION),
  RESULTS_NEEDED("CFG-063"),
  NOTHING_WANTED("CFG-064"),
  BAD_PRESCRIBER("CFG-065"),
  UNKNOWN_RESULT_FORMAT("CFG-066"),
  MAPPING_AND_MAPPINGS("CFG-068"),
  MAPPING_OF_OTHER_TYPE("CFG-069"),
  MAPPING_OF_OTHER_LANE("CFG-070"),
  MAPPINGS_ALIKE("CFG-071"),
  BAD_STRUCTURE("CFG-072"),
  BAD_RPPS("CFG-240"),
  BAD_POSTCODE("CFG-241"),
  BAD_PHONE("CFG-242"),
  LETTERHEAD_NEEDED("CFG-243"),
  CANNOT_REFUSE("CFG-244");

  private final FindingRule rule;

  /** Nothing starts on a configuration that is not wholly understood. */
  ConfigurationCode(String code) {
    this(code, Fault.CONFIGURATION);
  }

  ConfigurationCode(String code, Fault fault) {
    rule = new FindingRule(code, Severity.ERROR, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
