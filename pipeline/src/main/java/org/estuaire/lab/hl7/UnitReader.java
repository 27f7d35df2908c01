package org.estuaire.lab.hl7;

import java.util.List;
import java.util.regex.Pattern;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;

/** Reads OBX-6: a code of units, or their name; carets of powers are part of it. */
final class UnitReader {

  static final int UNIT = 6;

  /** What stands before the caret of a power, and after it: {@code 10^9/L}, {@code /mm^3}. */
  private static final Pattern BASE = Pattern.compile(".*(?:10|m)");

  private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d{1,2}(?:\\s*/.*)?");

  private UnitReader() {}

  /** The unit of a result that several OBX may tell together. */
  static String read(List<Segment> members, Remarks remarks) {
    for (Segment obx : members) {
      String unit = read(obx, remarks);
      if (!unit.isEmpty()) {
        return unit;
      }
    }
    return "";
  }

  /** A power with its caret as it is printed is one text, not a code and its name. */
  private static String read(Segment obx, Remarks remarks) {
    Repetition sent = obx.first(UNIT);
    String code = sent.componentOr(1, 2);
    if (!isPower(code, sent.component(2))) {
      return code;
    }
    StringBuilder unit = new StringBuilder(code);
    int parts = 1;
    while (isPower(unit, sent.component(parts + 1))) {
      unit.append('^').append(sent.component(++parts));
    }
    remarks.add(Hl7Finding.UNIT_WITH_CARETS, obx, UNIT, unit.toString());
    return unit.toString();
  }

  private static boolean isPower(CharSequence base, String exponent) {
    return !exponent.isEmpty()
        && BASE.matcher(base).matches()
        && EXPONENT.matcher(exponent).matches();
  }
}
