package org.estuaire.pathway.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.pathway.Bounds;
import org.estuaire.person.InsMatricule;

/**
 * What one practice may see of the follow-up of one patient.
 *
 * @param pathways names of those that the patient is followed on, at least one
 * @param rights in force; none where the practice may not see them
 * @param circle who else takes part in the care; nobody where the practice may not see that
 */
public record Summary(
    UUID person,
    Patient patient,
    List<String> pathways,
    List<Line> lines,
    List<Right> rights,
    List<Member> circle) {

  public Summary {
    pathways = List.copyOf(pathways);
    lines = List.copyOf(lines);
    rights = List.copyOf(rights);
    circle = List.copyOf(circle);
  }

  /**
   * Whose page it is.
   *
   * @param birthPlace COG code; empty where it is not known
   * @param sex M, F or another letter
   * @param ins qualified; empty without
   */
  public record Patient(
      String birthName,
      String firstName,
      String givenNames,
      String usedName,
      Optional<LocalDate> birthDate,
      String birthPlace,
      String sex,
      Optional<InsMatricule> ins) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Patient[…]";
    }
  }

  /**
   * A test and where it stands.
   *
   * @param loinc under which the values are compared
   * @param last the newest result; empty where there is none
   * @param points that can be compared, in the order of time
   * @param target which the territory set, if any
   * @param every how often, in words
   * @param dueSince when the next one was expected, where that is past
   * @param source who says how often
   */
  public record Line(
      String name,
      String loinc,
      Optional<Last> last,
      String unit,
      List<TrendPoint> points,
      Optional<Bounds> target,
      String every,
      boolean overdue,
      Optional<LocalDate> dueSince,
      String source) {

    public Line {
      points = List.copyOf(points);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Line[…]";
    }
  }

  /**
   * The newest result of a test.
   *
   * @param text value as it is read, with its unit
   * @param usual range of the laboratory; empty where it stated none
   * @param attention whether it is outside the range of the laboratory, or outside the target
   */
  public record Last(
      String text, LocalDate on, String laboratory, String usual, boolean attention) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Last[…]";
    }
  }

  /**
   * A right to APA, without amounts.
   *
   * @param council its name
   * @param kind letter of the kind (D at home, E establishment, F foster family, U emergency)
   * @param hours of home help in a month, in words; empty where the plan has none
   * @param statedOn when the council last confirmed it
   */
  public record Right(
      String council,
      String kind,
      int gir,
      LocalDate evaluatedOn,
      Optional<LocalDate> until,
      String hours,
      LocalDate statedOn) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Right[…]";
    }
  }

  /** Somebody who takes part in the care. */
  public record Member(String name, String role) {
    String words() {
      return role.isEmpty() ? name : name + " (" + role + ")";
    }
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Summary[…]";
  }
}
