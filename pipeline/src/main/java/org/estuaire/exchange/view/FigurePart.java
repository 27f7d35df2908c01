package org.estuaire.exchange.view;

import java.util.Arrays;
import org.estuaire.exchange.Language;

/** How people call the parts of a report. */
enum FigurePart {
  BALANCE("balance", "bilan", "balance"),
  BROKEN_SEALS("broken-seals", "scellés rompus", "broken seals"),
  DELAYS("delays", "délais", "delays"),
  DELIVERIES("deliveries", "livraisons", "deliveries"),
  FINDINGS("findings", "motifs", "findings"),
  HISTORY("history", "dernières exécutions", "last runs"),
  IDENTITIES("identities", "identitovigilance", "identity vigilance"),
  LANES("lanes", "domaines", "lanes"),
  LATE("late", "retards", "late partners"),
  METRICS("metrics", "métriques", "metrics"),
  PARTNERS("partners", "partenaires", "partners"),
  QUARANTINE("quarantine", "quarantaine", "quarantine"),
  REFUSED("refused", "livraisons refusées", "refused deliveries"),
  REPORT("report", "rapport entier", "whole report"),
  RESULTS("results", "résultats", "results"),
  REVIEWS("reviews", "identités à vérifier", "identities to review"),
  SEALS("seals", "vérification des scellés", "look at seals"),
  SENDINGS("sendings", "envois aux cabinets", "sendings to practices"),
  SHARES("shares", "parts du disque", "shares of the disk"),
  TROUBLES("troubles", "incidents", "troubles"),
  WAITING_PRACTICES("waiting-practices", "cabinets en attente", "waiting practices"),
  ATTENTION("attention", "à regarder", "to look at");

  private final String code;
  private final String french;
  private final String english;

  FigurePart(String code, String french, String english) {
    this.code = code;
    this.french = french;
    this.english = english;
  }

  /** In words, as far as they are known; an earlier version may have named other parts. */
  static String words(String code, Language language) {
    return Arrays.stream(values())
        .filter(part -> part.code.equals(code))
        .map(part -> language.choose(part.french, part.english))
        .findFirst()
        .orElse(code);
  }
}
