package org.estuaire.exchange;

import java.util.List;
import java.util.Optional;

/**
 * One rule that a record or delivery breaks, with the place where it does.
 *
 * @param code the rule
 * @param severity that of the rule, unless the sender has agreed on another one
 * @param line line of the delivery, counted from 1; 0 when the finding concerns the whole record
 * @param field the field as the sender calls it ({@code OBX[3]-5}, {@code DATE_DECISION}); empty
 *     when the finding concerns the whole record
 * @param arguments what fills the sentences of the code; never a value of the record
 * @param value the sender's own value; shown to the sender only, stored sealed, never logged
 */
public record Finding(
    FindingCode code,
    Severity severity,
    long line,
    String field,
    List<String> arguments,
    Optional<String> value) {

  /** A quoted value longer than this says nothing more to its sender. */
  private static final int LONGEST_VALUE = 120;

  public Finding {
    arguments = List.copyOf(arguments);
    value =
        value.map(
            text -> text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text);
  }

  /** With the severity of its rule. */
  public Finding(
      FindingCode code, long line, String field, List<String> arguments, Optional<String> value) {
    this(code, code.severity(), line, field, arguments, value);
  }

  /** A finding about a whole record or delivery. */
  public static Finding of(FindingCode code, String... arguments) {
    return new Finding(code, 0, "", List.of(arguments), Optional.empty());
  }

  public Finding atLine(long where) {
    return new Finding(code, severity, where, field, arguments, value);
  }

  public Finding inField(String name) {
    return new Finding(code, severity, line, name, arguments, value);
  }

  /** Keeps the sender's own value for the receipt. */
  public Finding quoting(String offending) {
    return new Finding(
        code,
        severity,
        line,
        field,
        arguments,
        Optional.ofNullable(offending).filter(v -> !v.isEmpty()));
  }

  /** The same, as grave as was agreed with its sender. */
  public Finding weighing(Severity agreed) {
    return new Finding(code, agreed, line, field, arguments, value);
  }

  public String message(Language language) {
    return Wording.fill(code.sentence(language), arguments);
  }

  public String remedy(Language language) {
    return Wording.fill(code.remedy(language), arguments);
  }

  /** Without the value: findings end up in logs. */
  @Override
  public String toString() {
    return code.code() + (line > 0 ? " line " + line : "") + (field.isEmpty() ? "" : " " + field);
  }
}
