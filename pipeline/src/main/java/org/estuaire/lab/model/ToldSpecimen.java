package org.estuaire.lab.model;

/**
 * The specimen of a row of {@code lab.result}, also where its current version states none, as a
 * withdrawal may: it is that of the versions before, of which it says what became.
 */
public final class ToldSpecimen {

  /** An SQL expression; the table under the name {@code r}. */
  public static final String OF_ROW =
      "coalesce(r.specimen, (SELECT max(t.specimen) FROM lab.superseded_result t"
          + " WHERE t.report_id = r.report_id AND t.code = r.code AND t.sub_id = r.sub_id"
          + " AND t.isolate = r.isolate AND t.moment = r.moment))";

  private ToldSpecimen() {}
}
