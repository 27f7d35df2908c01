package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estuaire.synthetic.RsfInvoice.Insured;
import org.estuaire.synthetic.RsfInvoice.Line;
import org.estuaire.synthetic.RsfInvoice.Price;

/** Draws outpatient invoices whose totals agree with their lines. Prices are illustrative. */
final class RsfInvoices {

  static final String FINESS = "389999996";

  /** Coefficients in letters B of the nomenclature in force since August 2019. */
  private static final Map<String, Integer> COEFFICIENTS =
      Map.of("1104", 25, "0593", 7, "1610", 22, "1577", 22, "0996", 19, "1208", 24, "0522", 10);

  private static final List<List<String>> PRESCRIPTIONS =
      List.of(
          List.of("1104", "0593"),
          List.of("1104", "0593", "1610"),
          List.of("0593", "1577", "0996"),
          List.of("1208"),
          List.of("1104", "0522", "1610", "0593"));

  private final TerritorySpec spec;

  RsfInvoices(TerritorySpec spec) {
    this.spec = spec;
  }

  /** Only persons with a number can be billed here; the dead are not. */
  boolean mayBill(Person person) {
    return !person.nir().isEmpty() && person.died().isEmpty();
  }

  /**
   * An invoice of the current year, before the month of the night.
   *
   * @param rank makes its number and the number of the admission
   */
  RsfInvoice usual(Person person, int rank) {
    Chance chance = Chance.of(spec.seed(), "invoice", rank);
    LocalDate first = LocalDate.of(spec.night().getYear(), 1, 2);
    LocalDate day = first.plusDays(chance.below(spec.night().getDayOfYear() - 25));
    LocalDate born = person.birth().date();
    LocalDate care = day.isBefore(born) ? born.plusDays(1) : day;
    boolean paid = care.isBefore(spec.night().minusDays(60)) && chance.perThousand(900);
    return invoice(person, rank, care, lines(chance)).withStatus(paid ? 3 : 1);
  }

  /** An invoice of 2018: consultation, and biology whose coefficients were stable that year. */
  RsfInvoice of2018(Person person, int rank) {
    Chance chance = Chance.of(spec.seed(), "invoice-2018", rank);
    LocalDate day = LocalDate.of(2018, 1, 8).plusDays(chance.below(350));
    List<Line> lines =
        chance.perThousand(500)
            ? List.of(consultation(chance))
            : List.of(
                new Line.Fee("B", new Price(2_500, 27, 60)),
                new Line.Biology(List.of("0127", "0552")));
    return invoice(person, rank, day, lines).paid();
  }

  private static RsfInvoice invoice(Person person, int rank, LocalDate day, List<Line> lines) {
    return new RsfInvoice(
        person, Insured.of(person), 4_000 + rank, 260_000 + rank, day, FINESS, 1, 0, lines);
  }

  private static List<Line> lines(Chance chance) {
    return switch (chance.weighted(40, 35, 10, 8, 4, 3)) {
      case 0 -> List.of(consultation(chance));
      case 1 -> biology(chance);
      case 2 -> List.of(service(), consultation(chance));
      case 3 -> List.of(new Line.Fee("ADE", new Price(100, 3_890, 70)), scan());
      case 4 -> List.of(consultation(chance), new Line.Drug("9999901", 12_450));
      default -> List.of(consultation(chance), new Line.Device("9999902", 2_200));
    };
  }

  private static Line consultation(Chance chance) {
    return chance.perThousand(600)
        ? new Line.Fee("CS", new Price(100, 2_500, 70))
        : new Line.Fee("G", new Price(100, 3_000, 70));
  }

  private static Line service() {
    return new Line.Service("SE2", new Price(100, 6_000, 80));
  }

  /** An echography: the shape of a code of the CCAM, four letters and three digits. */
  private static Line scan() {
    return new Line.Technical("DZQM006");
  }

  private static List<Line> biology(Chance chance) {
    List<String> acts = chance.pick(PRESCRIPTIONS);
    int letters = acts.stream().mapToInt(COEFFICIENTS::get).sum();
    List<Line> lines = new ArrayList<>();
    if (chance.perThousand(300)) {
      lines.add(consultation(chance));
    }
    lines.add(new Line.Fee("B", new Price(letters * 100, 25, 60)));
    lines.add(new Line.Biology(acts));
    return lines;
  }
}
