package org.estuaire.yaml;

import java.util.Optional;
import java.util.function.Predicate;
import org.estuaire.exchange.FindingCode;

/** How a value is written: turns the operator's text into a typed value, or says what is wrong. */
@FunctionalInterface
public interface Form<T> {

  /**
   * @param text as written, without surrounding blanks, never empty
   * @return empty after having told {@code refusal} why
   */
  Optional<T> read(String text, Refusal refusal);

  /** Takes the reason for which a text is not of the form. */
  @FunctionalInterface
  interface Refusal {
    /**
     * @param arguments what fills the sentences from {@code {1}} on; {@code {0}} is the key
     */
    void because(FindingCode code, String... arguments);
  }

  /** Restricts a form: values that fail the test are refused with a code. */
  default Form<T> only(Predicate<T> test, FindingCode code, String... moreArguments) {
    return (text, refusal) -> {
      Optional<T> value = read(text, refusal);
      if (value.isPresent() && !test.test(value.get())) {
        refusal.because(code, Forms.withValue(text, moreArguments));
        return Optional.empty();
      }
      return value;
    };
  }
}
