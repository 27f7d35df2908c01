package org.estuaire.synthetic;

import java.time.LocalDate;

/** Slips of the keyboard and of the ear. */
final class Slips {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private Slips() {}

  /** A letter lost, doubled, replaced, or two exchanged; never the first one. */
  static String slip(String text, Chance chance) {
    if (text.length() < 3) {
      return text;
    }
    int at = chance.between(1, text.length() - 2);
    String head = text.substring(0, at);
    String tail = text.substring(at + 1);
    return switch (chance.below(4)) {
      case 0 -> head + tail;
      case 1 -> head + text.charAt(at) + text.charAt(at) + tail;
      case 2 -> head + LETTERS.charAt(chance.below(26)) + tail;
      default -> head + tail.charAt(0) + text.charAt(at) + tail.substring(1);
    };
  }

  /** One digit of another value. */
  static String slipOfDigits(String number, Chance chance) {
    if (number.isEmpty()) {
      return "";
    }
    int at = chance.between(7, number.length() - 1);
    int digit = (number.charAt(at) - '0' + 1 + chance.below(9)) % 10;
    return number.substring(0, at) + digit + number.substring(at + 1);
  }

  /** A day, a month or a year beside the true one, or another century's. */
  static LocalDate slip(LocalDate day, Chance chance) {
    return switch (chance.below(4)) {
      case 0 -> day.plusDays(chance.perThousand(500) ? 1 : 10);
      case 1 -> day.plusMonths(1);
      case 2 -> day.minusYears(1);
      default -> day.getYear() > 1999 ? day.minusYears(100) : day.plusYears(1);
    };
  }

  /** A compound of which only the first half was noted, or the hyphen lost. */
  static String shortened(String name, Chance chance, int perThousand) {
    int hyphen = name.indexOf('-');
    if (hyphen < 0 || !chance.perThousand(perThousand)) {
      return name;
    }
    return chance.perThousand(500)
        ? name.substring(0, hyphen)
        : name.substring(0, hyphen) + name.substring(hyphen + 1);
  }
}
