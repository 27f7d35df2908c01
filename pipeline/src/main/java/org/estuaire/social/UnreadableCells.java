package org.estuaire.social;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.delimited.DelimitedFinding;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.exchange.AgreedSeverities;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Severity;

/**
 * What becomes of cells of a row that can't be read: where neither the key nor the identity is in
 * them they are loaded empty and told, unless something else was agreed with the council.
 *
 * @param grave for which the row is refused
 * @param leftEmpty loaded empty, as far as these cells are concerned
 * @param told what is told of the row when it is loaded, with what was told of its cells anyway
 */
public record UnreadableCells(List<Finding> grave, List<Finding> leftEmpty, List<Finding> told) {

  /** Findings about cells that may be left empty. */
  public static final List<FindingCode> RULES =
      List.of(
          DelimitedFinding.TEXT_TOO_LONG,
          DelimitedFinding.DATE_UNREADABLE,
          DelimitedFinding.DATE_IMPOSSIBLE,
          DelimitedFinding.YEAR_TOO_SHORT,
          DelimitedFinding.DECIMAL_UNREADABLE,
          DelimitedFinding.THOUSANDS_OR_DECIMALS,
          DelimitedFinding.DECIMAL_AMBIGUOUS,
          DelimitedFinding.NUMBER_OUT_OF_FORM,
          DelimitedFinding.WHOLE_UNREADABLE,
          DelimitedFinding.HOURS_UNREADABLE,
          DelimitedFinding.FLAG_UNREADABLE,
          DelimitedFinding.FORMULA_WITHOUT_RESULT,
          DelimitedFinding.UNKNOWN_CODE);

  public UnreadableCells {
    grave = List.copyOf(grave);
    leftEmpty = List.copyOf(leftEmpty);
    told = List.copyOf(told);
  }

  /**
   * The cells of a row.
   *
   * @param mandatory fields of key and identity
   */
  public static UnreadableCells of(
      DelimitedRow row, Set<String> mandatory, AgreedSeverities agreed) {
    Set<String> columns = mandatory.stream().map(row.places()::name).collect(Collectors.toSet());
    List<Finding> grave = new ArrayList<>();
    List<Finding> leftEmpty = new ArrayList<>();
    for (Finding error : row.errors()) {
      boolean staysEmpty = RULES.contains(error.code()) && !columns.contains(error.field());
      (staysEmpty ? leftEmpty : grave).add(error);
    }
    List<Finding> weighed =
        agreed.of(leftEmpty.stream().map(error -> error.weighing(Severity.WARNING)).toList());
    weighed.stream().filter(UnreadableCells::refuses).forEach(grave::add);
    List<Finding> told =
        Stream.concat(
                row.warnings().stream(), weighed.stream().filter(finding -> !refuses(finding)))
            .toList();
    return new UnreadableCells(grave, leftEmpty, told);
  }

  private static boolean refuses(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }
}
