package org.estuaire.lab;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.estuaire.exchange.Lane;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.rules.LabNormaliser;
import org.estuaire.lab.rules.UnitDecisions;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;

/** The way of laboratory reports. */
public final class LabLane implements Lane<LabReport> {

  private final List<RecordFormat<LabReport>> formats;
  private final Function<Partner, LocalCodes> localCodes;
  private final UnitDecisions units;
  private final Map<String, Normaliser<LabReport>> normalisers = new ConcurrentHashMap<>();

  /**
   * @param localCodes the table of local codes of a partner; asked once per partner
   */
  public LabLane(
      List<RecordFormat<LabReport>> formats,
      Function<Partner, LocalCodes> localCodes,
      Analytes analytes,
      Conversions conversions) {
    this.formats = List.copyOf(formats);
    this.localCodes = localCodes;
    this.units = new UnitDecisions(analytes, conversions);
  }

  @Override
  public LaneName name() {
    return LaneName.LAB;
  }

  @Override
  public List<RecordFormat<LabReport>> formats() {
    return formats;
  }

  @Override
  public Normaliser<LabReport> normaliser(Partner partner) {
    return normalisers.computeIfAbsent(
        partner.code(), code -> new LabNormaliser(localCodes.apply(partner), units));
  }

  @Override
  public Loader<LabReport> loader() {
    return new LabLoader();
  }
}
