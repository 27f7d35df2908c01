package org.estuaire.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is found in one record, or in a delivery as a whole: the first findings, and of every rule
 * at least one; of the others how many there were. So memory and receipts do not grow with the
 * number of mistakes that somebody puts into a file. For one thread.
 */
public final class FirstFindings {

  /** Findings of one severity that are kept; more of the same help nobody. */
  public static final int MOST = 100;

  private final Kept errors;
  private final Kept warnings;

  public FirstFindings() {
    this(MOST);
  }

  /**
   * @param most how many errors, and how many warnings, are kept whatever their rules
   */
  public FirstFindings(int most) {
    errors = new Kept(most, DeliveryFinding.MORE_ERRORS);
    warnings = new Kept(most, DeliveryFinding.MORE_WARNINGS);
  }

  public void add(Finding finding) {
    (finding.severity() == Severity.WARNING ? warnings : errors).add(finding);
  }

  public void addAll(Iterable<Finding> findings) {
    findings.forEach(this::add);
  }

  /** Whether anything was found that is not merely odd. */
  public boolean hasErrors() {
    return !errors.first.isEmpty();
  }

  public boolean isEmpty() {
    return errors.first.isEmpty() && warnings.first.isEmpty();
  }

  /** The first of what refuses or holds, in the order in which it was found, and the counts. */
  public List<Finding> errors() {
    return errors.told();
  }

  /** The first of what is merely odd, in the order in which it was found, and the counts. */
  public List<Finding> warnings() {
    return warnings.told();
  }

  /** Errors first. */
  public List<Finding> all() {
    List<Finding> all = new ArrayList<>(errors());
    all.addAll(warnings());
    return List.copyOf(all);
  }

  /** The findings of one severity. */
  private static final class Kept {
    private final int most;
    private final FindingCode more;
    private final List<Finding> first = new ArrayList<>(0);
    private final Map<FindingCode, Integer> others = new LinkedHashMap<>(0);

    Kept(int most, FindingCode more) {
      this.most = most;
      this.more = more;
    }

    void add(Finding finding) {
      if (first.size() < most) {
        first.add(finding);
      } else if (others.merge(finding.code(), 1, Integer::sum) == 1 && isNew(finding.code())) {
        others.put(finding.code(), 0);
        first.add(finding);
      }
    }

    private boolean isNew(FindingCode code) {
      return first.stream().noneMatch(finding -> finding.code() == code);
    }

    List<Finding> told() {
      List<Finding> told = new ArrayList<>(first);
      others.forEach(
          (code, count) -> {
            if (count > 0) {
              told.add(Finding.of(more, code.code(), Integer.toString(count)));
            }
          });
      return List.copyOf(told);
    }
  }
}
