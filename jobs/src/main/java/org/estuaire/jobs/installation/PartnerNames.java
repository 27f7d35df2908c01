package org.estuaire.jobs.installation;

import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.pathway.summary.SummaryReader;

/** How partners are called on a page in French; one that has left is called by its code. */
public record PartnerNames(Configuration configuration) implements SummaryReader.Partners {

  @Override
  public String name(String code) {
    return configuration.partner(code).map(Partner::name).orElse(code);
  }

  @Override
  public String role(String code) {
    return configuration.partner(code).map(Partner::kind).map(PartnerNames::words).orElse("");
  }

  private static String words(Partner.Kind kind) {
    return switch (kind) {
      case LABORATORY -> "laboratoire";
      case COUNCIL -> "département";
      case HOSPITAL -> "établissement de santé";
      // A practice says in its name what it is.
      case IDENTITY_DOMAIN, PRACTICE -> "";
    };
  }
}
