package org.estuaire.identity.feed;

import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.RecordSchema.Field;

/**
 * The fields of an identity export. The five mandatory strict traits of RNIV 1 are mandatory here,
 * but for events that state no person; mapping files name the sender's columns for them.
 */
public final class IdentityCsv {

  static final String EVENEMENT = "EVENEMENT";
  static final String DATE_EVENEMENT = "DATE_EVENEMENT";
  static final String ID_LOCAL = "ID_LOCAL";
  static final String AUTRE_ID = "AUTRE_ID";
  static final String AUTRE_DOMAINE = "AUTRE_DOMAINE";
  static final String ROLE = "ROLE";
  static final String ANCIEN_INS = "ANCIEN_INS";
  static final String NOM_NAISSANCE = "NOM_NAISSANCE";
  static final String PRENOM = "PRENOM";
  static final String PRENOMS = "PRENOMS";
  static final String NOM_UTILISE = "NOM_UTILISE";
  static final String PRENOM_UTILISE = "PRENOM_UTILISE";
  static final String DATE_NAISSANCE = "DATE_NAISSANCE";
  static final String DATE_INCERTAINE = "DATE_INCERTAINE";
  static final String SEXE = "SEXE";
  static final String LIEU_NAISSANCE = "LIEU_NAISSANCE";
  static final String INS = "INS";
  static final String CLE_INS = "CLE_INS";
  static final String OID_INS = "OID_INS";
  static final String STATUT = "STATUT";
  static final String ATTRIBUTS = "ATTRIBUTS";
  static final String NIR = "NIR";
  static final String ADRESSE = "ADRESSE";
  static final String CODE_POSTAL = "CODE_POSTAL";
  static final String COMMUNE = "COMMUNE";
  static final String TELEPHONE = "TELEPHONE";
  static final String DATE_DECES = "DATE_DECES";

  /** Values of ROLE: what becomes of ID_LOCAL in a merge. */
  static final String SURVIVOR = "SURVIVANT";

  static final String SOURCE = "SOURCE";

  /** A birth year of two digits would leave the century to a guess. */
  private static final CellType.Date FULL_DATE = new CellType.Date(OptionalInt.empty());

  /** Record type {@code identity} of mapping files. */
  public static final RecordSchema SCHEMA =
      new RecordSchema(
          "identity",
          List.of(
              Field.required(EVENEMENT, text(20)),
              Field.required(DATE_EVENEMENT, new CellType.Moment(ZoneOffset.UTC)),
              Field.required(ID_LOCAL, text(100)),
              Field.required(NOM_NAISSANCE, text(100)),
              Field.required(PRENOM, text(100)),
              Field.optional(PRENOMS, text(200)),
              Field.optional(NOM_UTILISE, text(100)),
              Field.optional(PRENOM_UTILISE, text(100)),
              Field.required(DATE_NAISSANCE, FULL_DATE),
              Field.optional(DATE_INCERTAINE, new CellType.Flag()),
              Field.required(SEXE, CellType.Code.of("M", "F", "I")),
              Field.required(LIEU_NAISSANCE, text(20)),
              Field.optional(INS, text(20)),
              Field.optional(CLE_INS, text(5)),
              Field.optional(OID_INS, text(60)),
              Field.required(STATUT, CellType.Code.of("PROV", "RECUP", "VALI", "QUAL")),
              Field.optional(ATTRIBUTS, text(60)),
              Field.optional(NIR, text(30)),
              Field.optional(ADRESSE, text(200)),
              Field.optional(CODE_POSTAL, text(10)),
              Field.optional(COMMUNE, text(10)),
              Field.optional(TELEPHONE, text(30)),
              Field.optional(DATE_DECES, FULL_DATE),
              Field.optional(AUTRE_ID, text(100)),
              Field.optional(AUTRE_DOMAINE, text(100)),
              Field.optional(ROLE, CellType.Code.of(SURVIVOR, SOURCE)),
              Field.optional(ANCIEN_INS, text(20))));

  private IdentityCsv() {}

  private static CellType text(int maxLength) {
    return new CellType.Text(maxLength);
  }
}
