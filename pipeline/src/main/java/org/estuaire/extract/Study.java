package org.estuaire.extract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A complete dataset request: who asks for what, why, by which right, for how long, approved by two
 * people. Only {@link StudyReader} makes one, and only when nothing is missing.
 *
 * @param file the request itself
 * @param id short name, {@code [a-z0-9-]}: also part of the key's scope
 * @param version of the cohort's and the variables' definition
 * @param title name of the study
 * @param controller who answers for the data that are delivered
 * @param registerNumber of the project in the public register; empty where the legal basis needs
 *     none
 * @param purpose short name to which oppositions refer
 * @param question what the study wants to know
 * @param zones groups of communes; no smaller place is ever delivered
 * @param recipients who may receive the files
 * @param retainedUntil day by which recipients destroy them
 */
public record Study(
    Path file,
    String id,
    int version,
    String title,
    String controller,
    LegalBasis legalBasis,
    String registerNumber,
    String purpose,
    String question,
    Cohort cohort,
    Period period,
    List<StudyAnalyte> analytes,
    List<RequestedVariable> variables,
    List<Zone> zones,
    List<String> recipients,
    LocalDate retainedUntil,
    KeyLocation key,
    List<Approval> approvals,
    SmallCells smallCells,
    OppositionRule opposition) {

  /** CNIL reference methods, or the law itself. */
  public enum LegalBasis {
    MR_004(true),
    MR_005(true),
    MR_007(true),
    AUTHORISATION(true),
    PUBLIC_INTEREST_TASK(false);

    private final boolean registered;

    LegalBasis(boolean registered) {
      this.registered = registered;
    }

    /** Whether such projects stand in the public register. */
    public boolean isRegistered() {
      return registered;
    }
  }

  /** What happens to persons who objected to the purpose. One rule exists: they are left out. */
  public enum OppositionRule {
    EXCLUDED
  }

  /**
   * Who is studied: persons of an age who meet one of the conditions.
   *
   * @param minimumAge in years, on the last day of the quarter
   * @param conditions none: everybody of that age
   */
  public record Cohort(int minimumAge, List<Condition> conditions) {
    public Cohort {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * A condition known by its follow-up.
   *
   * @param results how many at least
   * @param withinMonths before the end of the study's period
   * @param below only values below this count, for example 60 mL/min for a kidney disease
   */
  public record Condition(
      String analyte, int results, int withinMonths, Optional<BigDecimal> below) {}

  /** Whole quarters, both days included. */
  public record Period(LocalDate from, LocalDate to) {}

  /**
   * What is measured.
   *
   * @param unit UCUM unit of bands and target
   * @param conversions other units of its values
   * @param bands lower limits of all classes but the first, ascending
   * @param target usual range; the laboratory's own where the study gives none
   */
  public record StudyAnalyte(
      String name,
      String title,
      List<String> loinc,
      String unit,
      List<Conversion> conversions,
      List<BigDecimal> bands,
      Optional<Target> target) {
    public StudyAnalyte {
      loinc = List.copyOf(loinc);
      conversions = List.copyOf(conversions);
      bands = List.copyOf(bands);
    }

    /** Classes of a value, in order: {@code <7}, {@code 7-<8}, {@code >=8}. */
    public String band(int index) {
      if (bands.isEmpty()) {
        return "";
      }
      if (index == 0) {
        return "<" + plain(bands.get(0));
      }
      String from = plain(bands.get(index - 1));
      return index == bands.size() ? ">=" + from : from + "-<" + plain(bands.get(index));
    }

    private static String plain(BigDecimal number) {
      return number.toPlainString();
    }
  }

  /**
   * @param factor value in the analyte's unit = value in this unit × factor
   */
  public record Conversion(String unit, BigDecimal factor) {}

  public record Target(BigDecimal from, BigDecimal to) {}

  /**
   * A variable with the reason for which the study needs it.
   *
   * @param name as {@link FollowUpVariable} calls it
   */
  public record RequestedVariable(FollowUpVariable name, String reason) {}

  public record Zone(String name, List<String> communes) {
    public Zone {
      communes = List.copyOf(communes);
    }
  }

  /** Where the study's key lies; never the key itself. */
  public sealed interface KeyLocation {
    /** An environment variable that holds the path of the key file. */
    record Variable(String name) implements KeyLocation {}

    /** A path from the data folder. */
    record DataFile(String path) implements KeyLocation {}
  }

  public record Approval(String name, String office, LocalDate on) {}

  /**
   * @param tables persons below which a cell of a table is hidden
   * @param rows persons who must share age band, sex, zone and quarter for their rows to be
   *     delivered; 1 for no such rule
   */
  public record SmallCells(int tables, int rows) {}

  public Study {
    analytes = List.copyOf(analytes);
    variables = List.copyOf(variables);
    zones = List.copyOf(zones);
    recipients = List.copyOf(recipients);
    approvals = List.copyOf(approvals);
  }

  /** Whether the study asked for a variable. */
  public boolean wants(FollowUpVariable variable) {
    return variables.stream().anyMatch(v -> v.name() == variable);
  }
}
