package org.estuaire.identity.feed;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.estuaire.exchange.Places;

/** Where a row of an identity export says it, in the columns of its sender. */
record ColumnPlaces(Places<String> row) implements Places<IdentityField> {

  private static final Map<IdentityField, String> FIELDS =
      Map.ofEntries(
          Map.entry(IdentityField.EVENT, IdentityCsv.EVENEMENT),
          Map.entry(IdentityField.EVENT_TIME, IdentityCsv.DATE_EVENEMENT),
          Map.entry(IdentityField.ROLE, IdentityCsv.ROLE),
          Map.entry(IdentityField.LOCAL_ID, IdentityCsv.ID_LOCAL),
          Map.entry(IdentityField.OTHER_ID, IdentityCsv.AUTRE_ID),
          Map.entry(IdentityField.BIRTH_NAME, IdentityCsv.NOM_NAISSANCE),
          Map.entry(IdentityField.GIVEN_NAME, IdentityCsv.PRENOM),
          Map.entry(IdentityField.GIVEN_NAMES, IdentityCsv.PRENOMS),
          Map.entry(IdentityField.USED_NAME, IdentityCsv.NOM_UTILISE),
          Map.entry(IdentityField.BIRTH_DATE, IdentityCsv.DATE_NAISSANCE),
          Map.entry(IdentityField.BIRTH_PLACE, IdentityCsv.LIEU_NAISSANCE),
          Map.entry(IdentityField.INS, IdentityCsv.INS),
          Map.entry(IdentityField.INS_AUTHORITY, IdentityCsv.OID_INS),
          Map.entry(IdentityField.STATUS, IdentityCsv.STATUT),
          Map.entry(IdentityField.ATTRIBUTES, IdentityCsv.ATTRIBUTS),
          Map.entry(IdentityField.NIR, IdentityCsv.NIR),
          Map.entry(IdentityField.DEATH_DATE, IdentityCsv.DATE_DECES));

  @Override
  public String name(IdentityField field) {
    return row.name(requireNonNull(FIELDS.get(field)));
  }

  @Override
  public long line(IdentityField field) {
    return row.line(requireNonNull(FIELDS.get(field)));
  }
}
