package org.estuaire.hl7v2;

import java.util.List;

/**
 * One repetition of a field: components of sub-components, unescaped. Numbers count from 1, as in
 * the standard; what is absent is empty, and so is the {@code ""} that asks to delete a value.
 */
public record Repetition(List<List<String>> components) {

  public static final Repetition EMPTY = new Repetition(List.of());
  private static final String DELETE = "\"\"";

  public static Repetition plain(String text) {
    return text.isEmpty() ? EMPTY : new Repetition(List.of(List.of(text)));
  }

  /** First sub-component of a component. */
  public String component(int number) {
    return component(number, 1);
  }

  public String component(int number, int sub) {
    if (number > components.size()) {
      return "";
    }
    List<String> subs = components.get(number - 1);
    String value = sub > subs.size() ? "" : subs.get(sub - 1);
    return value.equals(DELETE) ? "" : value.strip();
  }

  /** The first of two components that says something. */
  public String componentOr(int number, int other) {
    String value = component(number);
    return value.isEmpty() ? component(other) : value;
  }

  public boolean isEmpty() {
    return components.stream().allMatch(subs -> subs.stream().allMatch(String::isEmpty));
  }

  /** Says nothing: it is health data. */
  @Override
  public String toString() {
    return "Repetition[…]";
  }
}
