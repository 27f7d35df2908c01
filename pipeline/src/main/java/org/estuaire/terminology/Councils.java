package org.estuaire.terminology;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The councils that pay social benefits. They are not départements: two share the Rhône, one has
 * both départements of Alsace, one has Corsica, and three collectivities overseas are their own.
 * Elsewhere council and département have one code.
 */
public final class Councils {

  /** MDPH write three digits: 069, 02A. */
  private static final Pattern LONG_FORM = Pattern.compile("0(\\d\\d|2[AB])");

  private static final String ABROAD = "099";
  private static final Pattern OVERSEAS = Pattern.compile("97[578]");

  /** A council whose code is not that of one département. */
  private enum Council {
    RHONE("69D", "69D", "69"),
    LYON("69M", "69M", "69"),
    ALSACE("6AE", "6AE", "67", "68"),
    CORSICA("20", "20R", "2A", "2B");

    private final String code;
    private final String alias;
    private final Set<String> departments;

    Council(String code, String alias, String... departments) {
      this.code = code;
      this.alias = alias;
      this.departments = Set.of(departments);
    }

    static Optional<Council> of(String name) {
      for (Council council : values()) {
        if (council.code.equals(name) || council.alias.equals(name)) {
          return Optional.of(council);
        }
      }
      return Optional.empty();
    }

    /** Nobody else pays in its départements. */
    boolean isAlone() {
      for (Council other : values()) {
        if (other != this && other.departments.equals(departments)) {
          return false;
        }
      }
      return true;
    }
  }

  private Councils() {}

  /** Whether a code names a council or a département, in its short or in its long form. */
  public static boolean isKnown(String code) {
    return ABROAD.equals(code) || isCouncilOrDepartment(inShort(code));
  }

  /** Whether a code names a council or a département as an installation is configured with it. */
  public static boolean isCouncilOrDepartment(String code) {
    return PlaceCode.isDepartment(code)
        || OVERSEAS.matcher(code).matches()
        || Council.of(code).isPresent();
  }

  /**
   * Whether a row that names a council or département is of those who send it.
   *
   * @param senders codes of councils or départements
   */
  public static boolean speakFor(Collection<String> senders, String code) {
    Set<String> names = new TreeSet<>(senders);
    for (Council council : Council.values()) {
      boolean named = senders.contains(council.code) || senders.contains(council.alias);
      if (named || (council.isAlone() && senders.containsAll(council.departments))) {
        names.add(council.code);
        names.add(council.alias);
        names.addAll(council.departments);
      }
    }
    return names.contains(inShort(code));
  }

  private static String inShort(String code) {
    return LONG_FORM.matcher(code).matches() ? code.substring(1) : code;
  }
}
