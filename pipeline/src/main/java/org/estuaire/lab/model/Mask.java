package org.estuaire.lab.model;

import java.util.Optional;

/**
 * What a laboratory hides of a report, and from whom (ANS CI-SIS, transmission of CDA documents in
 * HL7 v2, and JDV_J08_XdsConfidentialityCode).
 */
public enum Mask {
  /** Not for professionals who merely follow the patient. */
  PROFESSIONALS("MASQUE_PS", "MASQUE_PS"),
  /** Not for the patient; professionals are not concerned. */
  PATIENT("INVISIBLE_PATIENT", "INVISIBLE_PATIENT"),
  /** Not for the patient's legal representatives; professionals are not concerned. */
  REPRESENTATIVES("INVISIBLE_REP_LEGAUX", "INVISIBLE_REPRESENTANTS_LEGAUX"),
  /** Of a secret connection: for those whom the message names. */
  SECRET("CONNEXION_SECRETE", ""),
  /**
   * Something was said of the visibility that nobody understands, or that should have been said.
   */
  UNDECIDED("INDETERMINE", "");

  private final String code;
  private final String documentCode;

  Mask(String code, String documentCode) {
    this.code = code;
    this.documentCode = documentCode;
  }

  /** Code of the flag in a message; the name of the mask in the repository. */
  public String code() {
    return code;
  }

  /** Code as confidentiality of a document (1.2.250.1.213.1.1.4.13); empty where it has none. */
  public String documentCode() {
    return documentCode;
  }

  /** The mask that a flag of a message or a code of a document names. */
  public static Optional<Mask> ofCode(String code) {
    for (Mask mask : values()) {
      if (mask.code.equals(code) || !code.isEmpty() && mask.documentCode.equals(code)) {
        return Optional.of(mask);
      }
    }
    return Optional.empty();
  }
}
