package org.estuaire.jobs.report;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.NightFigures.PartnerNight;

/** Which partners should have sent by now and did not, by the cadence of their files. */
public final class LatePartners {

  private LatePartners() {}

  /**
   * A silent partner.
   *
   * @param expectedBy when its delivery was due at the latest
   */
  public record Late(String partner, Instant expectedBy) {}

  /** Of a partner whose figures are missing, nobody knows. */
  public static List<Late> of(Configuration configuration, NightFigures figures, Instant now) {
    Map<String, PartnerNight> byPartner =
        figures.partners().stream()
            .collect(Collectors.toMap(PartnerNight::partner, night -> night));
    List<Late> late = new ArrayList<>();
    for (Partner partner : configuration.partners()) {
      partner
          .cadence()
          .ifPresent(
              cadence -> {
                Instant due = lastDue(cadence, now.atZone(partner.zone()));
                PartnerNight night = byPartner.get(partner.code());
                boolean came =
                    night != null
                        && night.lastArrival() != null
                        && night.lastArrival().isAfter(due.minus(cadence.every()));
                if (!came && !figures.isMissing(NightFigures.PARTNERS, partner.code())) {
                  late.add(new Late(partner.code(), due));
                }
              });
    }
    return late;
  }

  /** The last time of day at which a delivery was due. */
  private static Instant lastDue(Partner.Cadence cadence, ZonedDateTime now) {
    ZonedDateTime today = now.toLocalDate().atTime(cadence.by()).atZone(now.getZone());
    return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
  }
}
