package org.estuaire.identity.feed.fhir;

import org.estuaire.exchange.Places;
import org.estuaire.identity.feed.IdentityField;

/**
 * Where a Patient says it, as a path.
 *
 * @param line where its entry begins
 */
record PatientPlaces(long line) implements Places<IdentityField> {

  @Override
  public String name(IdentityField field) {
    return switch (field) {
      case EVENT, ROLE -> "Bundle.entry.request";
      case EVENT_TIME -> "Patient.meta.lastUpdated";
      case LOCAL_ID, INS, INS_AUTHORITY, NIR -> "Patient.identifier";
      case OTHER_ID -> "Patient.link.other";
      case BIRTH_NAME, USED_NAME -> "Patient.name.family";
      case GIVEN_NAME, GIVEN_NAMES -> "Patient.name.given";
      case BIRTH_DATE -> "Patient.birthDate";
      case BIRTH_PLACE -> "Patient.extension:birthPlace";
      case STATUS, ATTRIBUTES -> "Patient.extension:identityReliability";
      case DEATH_DATE -> "Patient.deceased";
    };
  }

  @Override
  public long line(IdentityField field) {
    return line;
  }
}
