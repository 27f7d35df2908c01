package org.estuaire.synthetic;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.synthetic.Analyte.Coding;
import org.estuaire.synthetic.LabMessage.Order;
import org.estuaire.synthetic.LabMessage.Result;

/** Draws what a laboratory finds in the blood of a person. */
final class LabMessages {

  private static final List<String> COMMENTS =
      List.of(
          "Prélèvement légèrement hémolysé : potassium à interpréter avec réserve.",
          "Résultat contrôlé sur un second prélèvement.",
          "À confronter à la clinique et au traitement en cours.");

  private final Laboratory laboratory;
  private final TerritorySpec spec;

  LabMessages(Laboratory laboratory, TerritorySpec spec) {
    this.laboratory = laboratory;
    this.spec = spec;
  }

  /** The panels that suit the person's conditions. */
  LabMessage usual(Person person, int rank) {
    Chance chance = chance("panels", rank);
    List<Panel> panels = new ArrayList<>(List.of(Panel.BLOOD_COUNT, Panel.RENAL));
    Person.Health health = person.health();
    addIf(panels, Panel.IONOGRAM, health.renalFailure() || chance.perThousand(400));
    addIf(panels, Panel.GLYCAEMIA, health.diabetic() || chance.perThousand(350));
    addIf(panels, Panel.LIPIDS, chance.perThousand(300));
    addIf(panels, Panel.THYROID, health.hypothyroid() || chance.perThousand(150));
    addIf(panels, Panel.COAGULATION, health.anticoagulated());
    addIf(panels, Panel.LIVER, chance.perThousand(250));
    addIf(panels, Panel.INFLAMMATION, chance.perThousand(250));
    addIf(panels, Panel.MINERAL, chance.perThousand(100));
    addIf(panels, Panel.OLD_HABITS, laboratory != Laboratory.RIVE_GAUCHE && chance.perThousand(90));
    return of(person, rank, panels);
  }

  /**
   * A report of just these panels.
   *
   * @param rank of the request on this night, counted from 1: makes its number
   */
  LabMessage of(Person person, int rank, List<Panel> panels) {
    Chance chance = chance("report", rank);
    LocalDate day = spec.night();
    LocalDateTime collected = day.atTime(7, 0).plusMinutes(chance.between(0, 270));
    LocalDateTime issued = day.atTime(15, 0).plusSeconds(rank * 7L % 18_000);
    List<Order> orders = new ArrayList<>();
    for (Panel panel : panels) {
      orders.add(new Order(panel, results(person, panel, chance)));
    }
    String number = requestNumber(day, rank);
    return new LabMessage(person, number, number + "01", collected, issued, "F", orders);
  }

  private String requestNumber(LocalDate day, int rank) {
    long date = (day.getYear() % 100) * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
    return laboratory.prefix() + date + Digits.padded(rank, 6);
  }

  private List<Result> results(Person person, Panel panel, Chance chance) {
    List<Result> results = new ArrayList<>();
    for (Analyte analyte : panel.analytes()) {
      results.add(result(person, analyte, chance));
    }
    if (chance.perThousand(40)) {
      results.set(0, results.get(0).withComment(chance.pick(COMMENTS)));
    }
    return results;
  }

  private Result result(Person person, Analyte analyte, Chance chance) {
    Coding coding = laboratory.coding(analyte);
    double value = analyte.draw(person, person.ageOn(spec.night()), chance);
    Result exact =
        new Result(
            "NM",
            laboratory.code(analyte),
            analyte.label(),
            "",
            text(value, coding),
            laboratory.unit(analyte),
            range(person, analyte, coding),
            flag(person, analyte, value),
            "F",
            null,
            "");
    return censored(exact, analyte, value);
  }

  /** Below or above what the method can measure: a comparator and the limit. */
  private Result censored(Result exact, Analyte analyte, double value) {
    if (analyte == Analyte.CRP && value < 1.5) {
      return comparator(exact, "<", "1.5");
    }
    return analyte == Analyte.FILTRATION && value > 90 ? comparator(exact, ">", "90") : exact;
  }

  private Result comparator(Result exact, String sign, String limit) {
    return laboratory.countsByMass()
        ? exact.withValue("ST", sign + limit)
        : exact.withValue("SN", sign + "^" + limit);
  }

  private static String range(Person person, Analyte analyte, Coding coding) {
    double low = analyte.usual().low(person);
    String high = text(analyte.usual().high(person), coding);
    return low == 0 ? "< " + high : text(low, coding) + "-" + high;
  }

  private static String flag(Person person, Analyte analyte, double value) {
    double low = analyte.usual().low(person);
    double high = analyte.usual().high(person);
    if (value > high) {
      return value > high * 1.8 ? "HH" : "H";
    }
    if (value < low) {
      return value < low * 0.6 ? "LL" : "L";
    }
    return "N";
  }

  private static String text(double byMass, Coding coding) {
    return Digits.rounded(byMass * coding.factor(), coding.decimals()).toPlainString();
  }

  private Chance chance(String purpose, int rank) {
    return Chance.of(spec.seed(), laboratory.partner() + ":" + purpose, rank);
  }

  private static void addIf(List<Panel> panels, Panel panel, boolean wanted) {
    if (wanted) {
      panels.add(panel);
    }
  }
}
