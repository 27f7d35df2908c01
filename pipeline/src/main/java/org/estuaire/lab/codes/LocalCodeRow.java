package org.estuaire.lab.codes;

import static org.estuaire.delimited.RecordSchema.Field.optional;
import static org.estuaire.delimited.RecordSchema.Field.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.RowMeaning;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Tally;

/** The fields of a row, and the columns of the list that laboratories are given to fill in. */
final class LocalCodeRow implements RowMeaning<LocalCode> {

  static final String CODE = "CODE";
  static final String LABEL = "LIBELLE";
  static final String UNIT = "UNITE";
  static final String LOINC = "LOINC";

  /** Of the list only: what we know and propose. */
  static final String COUNT = "RESULTATS";

  static final int PROPOSALS = 3;

  private static final CellType TEXT = new CellType.Text(200);
  private static final CellType LONG_TEXT = new CellType.Text(1000);

  /** The record type {@code local-code} of mapping files: a catalogue of examinations. */
  static final RecordSchema SCHEMA =
      new RecordSchema(
          "local-code",
          List.of(
              required(CODE, TEXT),
              optional(LABEL, LONG_TEXT),
              optional(UNIT, TEXT),
              required(LOINC, TEXT)));

  /** How the list comes back. */
  static final Mapping LIST = new Mapping(SCHEMA.recordType(), ';', false, columns(), List.of());

  private static List<Mapping.Column> columns() {
    List<Mapping.Column> columns = new ArrayList<>();
    columns.add(column("code local", CODE, true));
    columns.add(column("libellé", LABEL, false));
    columns.add(column("unité", UNIT, false));
    columns.add(column("résultats", COUNT, false));
    for (int i = 1; i <= PROPOSALS; i++) {
      columns.add(column("proposition " + i, "PROPOSITION" + i, false));
      columns.add(column("libellé LOINC " + i, "LIBELLE_LOINC" + i, false));
      columns.add(column("ressemblance " + i, "RESSEMBLANCE" + i, false));
    }
    columns.add(column("LOINC retenu", LOINC, true));
    return columns;
  }

  private static Mapping.Column column(String name, String field, boolean header) {
    return new Mapping.Column(name, field, LONG_TEXT, header, Map.of(), "", "");
  }

  @Override
  public Decoded<LocalCode> understand(DelimitedRow row, Partner partner) {
    // A code that the laboratory has not filled in yet is no mistake.
    boolean filled = !row.text(LOINC).isEmpty();
    return row.text(CODE).isEmpty() || filled && !row.errors().isEmpty()
        ? new Decoded.Unreadable<>(row.text(CODE), row.errors(), NO_RESULTS)
        : new Decoded.Readable<>(
            new LocalCode(
                row.text(CODE),
                row.text(LABEL),
                row.text(UNIT),
                row.text(LOINC),
                false,
                row.places()),
            filled ? row.warnings() : List.of(),
            NO_RESULTS);
  }

  /** A row of codes has no results that could be lost. */
  private static final Optional<Tally> NO_RESULTS = Optional.of(Tally.of(0));
}
