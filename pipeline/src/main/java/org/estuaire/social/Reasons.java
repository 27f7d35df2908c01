package org.estuaire.social;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.delimited.Mapping;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;

/** Collects which rules a row breaks, in the sender's own words for its columns. */
public final class Reasons {

  private final Mapping mapping;
  private final Set<String> unreadable;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param unreadable fields whose cells could not be read: they are not called missing as well
   */
  public Reasons(Mapping mapping, Set<String> unreadable) {
    this.mapping = mapping;
    this.unreadable = unreadable;
  }

  /** The sender's name of a field's column. */
  public String column(String field) {
    return mapping.columnOf(field);
  }

  public void add(FindingCode code, String field, String... arguments) {
    findings.add(Finding.of(code, arguments).inField(column(field)));
  }

  /** The sender is shown its own value. */
  public void quote(FindingCode code, String field, String value) {
    findings.add(Finding.of(code).inField(column(field)).quoting(value));
  }

  public void addIf(boolean broken, FindingCode code, String field, String... arguments) {
    if (broken) {
      add(code, field, arguments);
    }
  }

  /**
   * @param condition in symbols that both languages share, for example {@code DECISION = A}
   */
  public void require(boolean present, String field, String condition) {
    addIf(
        !present && !unreadable.contains(field), SocialFinding.CONDITIONAL_CELL, field, condition);
  }

  /** As {@link #require}, of what a row can't be kept without. */
  public void requireKey(boolean present, String field, String condition) {
    addIf(!present, SocialFinding.KEY_MISSING, field, condition);
  }

  /** The field's date must not lie before the other one; a missing date breaks nothing. */
  public void requireOrder(
      Optional<LocalDate> earlier, String earlierField, Optional<LocalDate> later, String field) {
    boolean broken =
        earlier.isPresent() && later.isPresent() && later.get().isBefore(earlier.get());
    if (broken) {
      add(SocialFinding.DATES_OUT_OF_ORDER, field, column(earlierField));
    }
  }

  public void requireBetween(Optional<BigDecimal> value, int least, int greatest, String field) {
    boolean broken =
        value
            .filter(
                v ->
                    v.compareTo(BigDecimal.valueOf(least)) < 0
                        || v.compareTo(BigDecimal.valueOf(greatest)) > 0)
            .isPresent();
    addIf(
        broken,
        SocialFinding.OUT_OF_BOUNDS,
        field,
        String.valueOf(least),
        String.valueOf(greatest));
  }

  public List<Finding> all() {
    return List.copyOf(findings);
  }
}
