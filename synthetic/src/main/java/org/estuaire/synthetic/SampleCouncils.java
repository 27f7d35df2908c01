package org.estuaire.synthetic;

import static org.estuaire.synthetic.ApaColumn.*;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.estuaire.synthetic.SampleShelf.Tally;

/** The monthly exports of two councils, and what clerks and software get wrong. */
final class SampleCouncils {

  private static final int KEPT_FOR_MISTAKES = 12;

  private static final List<String> PAYMENT_COLUMNS =
      List.of(
          "DATE_EXTRACTION",
          "NUM_DROIT",
          "MOIS_PAIEMENT",
          "NATURE",
          "MONTANT_NOTIFIE",
          "MONTANT_UTILISE",
          "PARTICIPATION_MOIS",
          "MONTANT_VERSE",
          "HEURES_PAYEES",
          "MODE_PAIEMENT",
          "MOTIF_ECART");

  private final SampleCast cast;
  private final SampleShelf shelf;
  private final ApaRows rows;

  SampleCouncils(SampleCast cast, SampleShelf shelf) {
    this.cast = cast;
    this.shelf = shelf;
    this.rows = new ApaRows(cast.spec());
  }

  void write() {
    List<ApaRow> first = rowsOf(ApaCsv.CD_38);
    List<ApaRow> good = first.subList(0, first.size() - KEPT_FOR_MISTAKES);
    List<ApaRow> spare = granted(first.subList(good.size(), first.size()));
    put(ApaCsv.CD_38, "CD38_APA_202611_20261120201500.csv", good, Tally.loaded(good.size()));
    mistakes(granted(good), spare);
    shelf.putRefused(
        ApaCsv.CD_38.partner(),
        "CD38_APA_202611_20261120214500_total-faux.csv",
        file(ApaCsv.CD_38, good, good.size() + 3L));
    payments(granted(good));
    evaluations(granted(good));
    List<ApaRow> second = rowsOf(ApaCsv.CD_69);
    ApaRow broken = granted(second).get(1);
    broken.set(ADRESSE_LIGNE, "Résidence \"Les Oyats\"\nBâtiment B");
    put(ApaCsv.CD_69, "CD69_APA_202611_20261120204000.csv", second, Tally.loaded(second.size()));
    otherMistakes(granted(second).subList(2, 6));
  }

  private List<ApaRow> rowsOf(ApaCsv council) {
    return cast.with(rows::mayApply).stream()
        .filter(rows::mayApply)
        .filter(council::covers)
        .map(rows::row)
        .toList();
  }

  private static List<ApaRow> granted(List<ApaRow> from) {
    return from.stream()
        .filter(row -> row.get(TYPE_APA).equals("D"))
        .filter(row -> row.get(DECISION).equals("A"))
        .toList();
  }

  /** One that must be rejected among what is loaded and told, then what is in order. */
  private void mistakes(List<ApaRow> known, List<ApaRow> spare) {
    List<UnaryOperator<ApaRow>> wrong =
        List.of(
            row -> row.set(DATE_DECISION, "31/02/2026"),
            row -> row.set(TYPE_APA, "Z"),
            row -> row.set(MONTANT_PLAN_ACCEPTE, "9850.00"),
            row -> row.set(GIR, "6"));
    List<ApaRow> all = new ArrayList<>();
    for (int i = 0; i < wrong.size(); i++) {
      all.add(wrong.get(i).apply(spare.get(i).copy()));
    }
    all.add(
        spare
            .get(wrong.size())
            .copy()
            .set(ADRESSE_LIGNE, "Chez Mme \"Mado\"\r\n3e étage ; porte 2"));
    all.add(inProgress(spare.get(wrong.size() + 1)));
    all.add(spare.get(wrong.size() + 2).copy().set(MONTANT_APA_VERSE, "1.00"));
    all.add(known.get(1).copy());
    all.add(revised(known.get(2)));
    put(
        ApaCsv.CD_38,
        "CD38_APA_202611_20261120211500_lignes-fautives.csv",
        all,
        Tally.rejected(1).plus(Tally.loaded(7)).plus(Tally.known(1)));
  }

  /** The plan of a right already sent, with other amounts: the row is replaced. */
  private static ApaRow revised(ApaRow row) {
    ApaRow revised = row.copy();
    LocalDate start = LocalDate.parse(row.get(DATE_DEBUT_PLAN));
    int gir = Integer.parseInt(row.get(GIR));
    ApaRows.plan(revised, ApaRates.ceiling(gir, start), Chance.of(1, "revision", gir));
    return revised;
  }

  /**
   * What was paid in October; then one less than due, one for a right to come, a month in words.
   */
  private void payments(List<ApaRow> rights) {
    List<List<String>> rows = new ArrayList<>();
    for (ApaRow right : rights) {
      rows.add(payment(right.get(NUM_DROIT), "202610", right, "0", ""));
    }
    ApaRow first = rights.get(0);
    rows.add(payment(first.get(NUM_DROIT), "202609", first, "100.00", "H"));
    rows.add(payment("D0999999", "202610", first, "0", ""));
    rows.add(payment(first.get(NUM_DROIT), "août", first, "0", ""));
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(ApaCsv.CD_38.line(PAYMENT_COLUMNS));
    rows.forEach(row -> pieces.add(ApaCsv.CD_38.line(row)));
    pieces.add(ApaCsv.CD_38.trailer(rows.size()));
    shelf.put(
        ApaCsv.CD_38.partner(),
        "CD38_VERSEMENTS_202611_20261120220000.csv",
        SampleShelf.joined(pieces),
        Tally.loaded(rights.size() + 1).plus(Tally.held(1)).plus(Tally.rejected(1)));
  }

  /** What teams saw; one of a dossier to come, one without a number. */
  private void evaluations(List<ApaRow> rights) {
    List<List<String>> rows = SampleEvaluations.of(rights, "20/11/2026");
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(ApaCsv.CD_38.line(SampleEvaluations.COLUMNS));
    rows.forEach(row -> pieces.add(ApaCsv.CD_38.line(row)));
    pieces.add(ApaCsv.CD_38.trailer(rows.size()));
    shelf.put(
        ApaCsv.CD_38.partner(),
        "CD38_EVALUATIONS_202611_20261120223000.csv",
        SampleShelf.joined(pieces),
        Tally.loaded(rights.size() + 1).plus(Tally.held(1)).plus(Tally.rejected(1)));
  }

  private static List<String> payment(
      String number, String month, ApaRow right, String less, String reason) {
    BigDecimal used = new BigDecimal(right.get(MONTANT_PLAN_ACCEPTE));
    BigDecimal part = new BigDecimal(right.get(MONTANT_PARTICIPATION));
    BigDecimal paid = used.subtract(part).subtract(new BigDecimal(less));
    return List.of(
        "20/11/2026",
        number,
        month,
        "AH",
        comma(used),
        comma(used),
        comma(part),
        comma(paid),
        right.get(HEURES_PRESTATAIRE).replace('.', ','),
        "2",
        reason);
  }

  private static String comma(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',');
  }

  /** No decision yet, hence no right and no plan. */
  private static ApaRow inProgress(ApaRow row) {
    ApaRow open = new ApaRow();
    for (ApaColumn column : ApaColumn.values()) {
      if (column.ordinal() <= TYPE_DEMANDE.ordinal()) {
        open.set(column, row.get(column));
      }
    }
    return open.set(DECISION, "I")
        .set(GIR, row.get(GIR))
        .set(DATE_EVALUATION, row.get(DATE_EVALUATION));
  }

  private void otherMistakes(List<ApaRow> from) {
    List<ApaRow> all =
        List.of(
            from.get(0).copy().set(GIR, "9"),
            from.get(1).copy().set(DATE_NAISSANCE, "30/02/1938"),
            from.get(2).copy());
    put(
        ApaCsv.CD_69,
        "CD69_APA_202611_20261120212000_lignes-fautives.csv",
        all,
        Tally.rejected(1).plus(Tally.loaded(1)).plus(Tally.known(1)));
    byte[] commas =
        new String(file(ApaCsv.CD_69, from, 0), StandardCharsets.UTF_8)
            .replace(';', ',')
            .getBytes(StandardCharsets.UTF_8);
    shelf.putRefused(ApaCsv.CD_69.partner(), "CD69_APA_202611_20261120213000_virgules.csv", commas);
  }

  private void put(ApaCsv council, String name, List<ApaRow> from, Tally tally) {
    shelf.put(council.partner(), name, file(council, from, from.size()), tally);
  }

  private static byte[] file(ApaCsv council, List<ApaRow> from, long announced) {
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(council.header());
    from.forEach(row -> pieces.add(council.row(row)));
    pieces.add(council.trailer(announced));
    return SampleShelf.joined(pieces);
  }
}
