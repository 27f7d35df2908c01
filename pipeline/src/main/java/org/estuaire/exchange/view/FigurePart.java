package org.estuaire.exchange.view;

import java.util.Arrays;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Worded;

/** How people call the parts of a report. */
enum FigurePart implements Worded {
  BALANCE("balance"),
  BROKEN_SEALS("broken-seals"),
  DELAYS("delays"),
  DELIVERIES("deliveries"),
  FINDINGS("findings"),
  HISTORY("history"),
  IDENTITIES("identities"),
  LANES("lanes"),
  LATE("late"),
  METRICS("metrics"),
  PARTNERS("partners"),
  QUARANTINE("quarantine"),
  REFUSED("refused"),
  REPORT("report"),
  RESULTS("results"),
  REVIEWS("reviews"),
  SEALS("seals"),
  SENDINGS("sendings"),
  SHARES("shares"),
  TABLES("tables"),
  TROUBLES("troubles"),
  WAITING_PRACTICES("waiting-practices"),
  ATTENTION("attention");

  private final String code;

  FigurePart(String code) {
    this.code = code;
  }

  /** In words, as far as they are known; an earlier version may have named other parts. */
  static String words(String code, Language language) {
    return Arrays.stream(values())
        .filter(part -> part.code.equals(code))
        .map(part -> part.words(language))
        .findFirst()
        .orElse(code);
  }
}
