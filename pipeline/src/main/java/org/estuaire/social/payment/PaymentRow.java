package org.estuaire.social.payment;

import static org.estuaire.delimited.RecordSchema.Field.optional;
import static org.estuaire.delimited.RecordSchema.Field.required;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.RowMeaning;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;

/** The fields of a row, and what they mean. */
final class PaymentRow implements RowMeaning<Payment> {

  static final String DATE_EXTRACTION = "DATE_EXTRACTION";
  static final String NUM_DROIT = "NUM_DROIT";
  static final String MOIS_PAIEMENT = "MOIS_PAIEMENT";
  static final String NATURE = "NATURE";
  static final String MONTANT_NOTIFIE = "MONTANT_NOTIFIE";
  static final String MONTANT_UTILISE = "MONTANT_UTILISE";
  static final String PARTICIPATION_MOIS = "PARTICIPATION_MOIS";
  static final String MONTANT_VERSE = "MONTANT_VERSE";
  static final String HEURES_PAYEES = "HEURES_PAYEES";
  static final String MODE_PAIEMENT = "MODE_PAIEMENT";
  static final String MOTIF_ECART = "MOTIF_ECART";

  private static final CellType EUROS = new CellType.Decimal(8, 2);

  /** The record type {@code payment} of mapping files. */
  static final RecordSchema SCHEMA =
      new RecordSchema(
              "payment",
              List.of(
                  required(DATE_EXTRACTION, CellType.Date.OF_AN_ACT),
                  required(NUM_DROIT, new CellType.Text(15)),
                  required(MOIS_PAIEMENT, new CellType.Text(6)),
                  required(NATURE, CellType.Code.of("AH", "ANR", "ANP", "REP")),
                  optional(MONTANT_NOTIFIE, EUROS),
                  optional(MONTANT_UTILISE, EUROS),
                  optional(PARTICIPATION_MOIS, EUROS),
                  required(MONTANT_VERSE, EUROS),
                  optional(HEURES_PAYEES, new CellType.Hours()),
                  optional(MODE_PAIEMENT, CellType.Code.of("1", "2", "3", "4")),
                  optional(MOTIF_ECART, CellType.Code.of("H", "E", "R", "I", "S", "P", "D", "X"))))
          .describedBeside(PaymentRow.class);

  @Override
  public Decoded<Payment> understand(DelimitedRow row, Partner partner) {
    List<Finding> why = new ArrayList<>(row.errors());
    String stated = row.text(MOIS_PAIEMENT);
    Optional<YearMonth> month = month(stated);
    if (month.isEmpty() && !stated.isEmpty()) {
      why.add(
          Finding.of(PaymentFinding.MONTH)
              .inField(row.places().name(MOIS_PAIEMENT))
              .atLine(row.line())
              .quoting(stated));
    }
    return why.isEmpty()
        ? new Decoded.Readable<>(payment(row, month.orElseThrow()), row.warnings())
        : new Decoded.Unreadable<>(row.text(NUM_DROIT), why);
  }

  private static Payment payment(DelimitedRow row, YearMonth month) {
    return new Payment(
        row.text(NUM_DROIT),
        month,
        row.text(NATURE),
        row.decimal(MONTANT_NOTIFIE),
        row.decimal(MONTANT_UTILISE),
        row.decimal(PARTICIPATION_MOIS),
        row.decimal(MONTANT_VERSE).orElseThrow(),
        row.decimal(HEURES_PAYEES),
        row.text(MODE_PAIEMENT),
        row.text(MOTIF_ECART),
        row.date(DATE_EXTRACTION).orElseThrow());
  }

  private static Optional<YearMonth> month(String stated) {
    try {
      return Optional.of(YearMonth.parse(stated, Payment.MONTH));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
