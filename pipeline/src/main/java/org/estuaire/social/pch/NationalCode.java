package org.estuaire.social.pch;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Codes of the MDPH (arrêté of 13 September 2010, NOR MTSA1022020A, annexe I), as they stand for
 * ours. A type of right is a dotted text and never a number: 4.2.1 is not 4.2.10.
 */
final class NationalCode {

  /** Not stated, in every list. */
  private static final String NOT_STATED = "-1";

  private static final Pattern TYPE = Pattern.compile("\\d{1,2}(\\.\\d{1,2}){0,3}");

  /** STATAIDANT. */
  private static final Map<String, String> HELPERS =
      Map.of("1", "EMP", "2", "MAN", "3", "FAM", "4", "PRE");

  /** MODAL: the ways in which human help is given. */
  private static final Map<String, String> WAYS =
      Map.of(
          "9", "PRE", "10", "MAN", "11", "EMP", "12", "FAM", "13", "FAM", "14", "FCE", "15", "FSU");

  /** Types of right that are a flat rate. */
  private static final Map<String, String> FLAT_RATES = Map.of("4.2.12", "FCE", "4.2.13", "FSU");

  /** TYPDEC. */
  private static final Map<String, String> DECISIONS = Map.of("1", "A", "2", "R", "3", "S");

  /** TYPATTRIB. */
  private static final Map<String, String> PERIODS = Map.of("1", "M", "2", "P");

  private NationalCode() {}

  /** A code, empty where the list says that none is stated. */
  static String stated(String code) {
    return code.equals(NOT_STATED) ? "" : code;
  }

  /** Whether a type of right is one of PCH. */
  static boolean isOfPch(String type) {
    return is(type, "4");
  }

  /** Whether a text has the form of a type of right (TYPDEM2). */
  static boolean isType(String text) {
    return TYPE.matcher(text).matches();
  }

  /**
   * The element of PCH (CASF L245-3) of a type of right; where the type only says the element that
   * is divided further, its number alone.
   */
  static Optional<String> element(String type) {
    if (is(type, "4.2")) {
      return Optional.of("1");
    }
    if (is(type, "4.3")) {
      return Optional.of("2");
    }
    if (is(type, "4.4")) {
      return Optional.of(
          is(type, "4.4.2") ? "3L" : is(type, "4.4.3") ? "3V" : is(type, "4.4.4") ? "3T" : "3");
    }
    if (is(type, "4.5")) {
      return Optional.of(is(type, "4.5.2") ? "4S" : is(type, "4.5.3") ? "4E" : "4");
    }
    return is(type, "4.6") ? Optional.of("5") : Optional.empty();
  }

  private static boolean is(String type, String branch) {
    return type.equals(branch) || type.startsWith(branch + ".");
  }

  /** Who helps, in our code or the national one. */
  static String helper(String code) {
    return HELPERS.getOrDefault(code, stated(code));
  }

  /** Who helps, where a type of right or a way of helping says it; else empty. */
  static String helper(String type, String way) {
    return FLAT_RATES.getOrDefault(type, WAYS.getOrDefault(way, ""));
  }

  static String decision(String code) {
    return DECISIONS.getOrDefault(code, stated(code));
  }

  static String period(String code) {
    return PERIODS.getOrDefault(code, stated(code));
  }
}
