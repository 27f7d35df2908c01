package org.estuaire.bench;

import java.util.Optional;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.ResultsWanted;

/** An installation all of whose practices are sent results in one and the same format. */
public final class OneFormat {

  private OneFormat() {}

  /** The same installation, with one format for everybody who is sent results. */
  public static Configuration in(Configuration own, String format) {
    return new Configuration(
        own.folder(),
        own.environment(),
        own.territory(),
        own.zone(),
        own.sftp(),
        own.mllp(),
        own.schedule(),
        own.loading(),
        own.limits(),
        own.metrics(),
        own.disk(),
        own.partners().stream().map(partner -> in(partner, format)).toList());
  }

  private static Partner in(Partner own, String format) {
    return new Partner(
        own.code(),
        own.name(),
        own.kind(),
        own.lanes(),
        own.language(),
        own.identityDomain(),
        own.facilities(),
        own.mappings(),
        own.terminology(),
        own.charset(),
        own.zone(),
        own.access(),
        own.completion(),
        own.cadence(),
        own.limits(),
        own.results().map(wanted -> in(wanted, format)),
        own.absentMasks(),
        own.letterhead(),
        own.severities(),
        own.fullFiles(),
        own.codesAsked());
  }

  private static ResultsWanted in(ResultsWanted own, String format) {
    return new ResultsWanted(
        format,
        own.identifier(),
        own.prescribers(),
        own.followedPatients(),
        own.earlier(),
        Optional.empty(),
        own.summary());
  }
}
