package org.estuaire.social;

/** The dossiers of councils, which rights of any benefit bring; each follows its latest row. */
public final class Dossiers {

  private Dossiers() {}

  /** The statement by which the rows of a stage bring their dossiers. */
  public static String from(String stage) {
    return """
    INSERT INTO social.dossier AS d
           (partner, number, department, source_identity_id, stated_on, delivery_id, ordinal)
    SELECT DISTINCT ON (partner, dossier)
           partner, dossier, department, source_identity_id, stated_on, delivery_id, ordinal
      FROM {stage}
     WHERE NOT known
     ORDER BY partner, dossier, stated_on DESC, delivery_id DESC, ordinal DESC
    ON CONFLICT (partner, number) DO UPDATE
       SET department = excluded.department,
           source_identity_id = excluded.source_identity_id,
           stated_on = excluded.stated_on,
           delivery_id = excluded.delivery_id,
           ordinal = excluded.ordinal
     WHERE (excluded.stated_on, excluded.delivery_id, excluded.ordinal)
           >= (d.stated_on, d.delivery_id, d.ordinal)
    """
        .replace("{stage}", stage);
  }
}
