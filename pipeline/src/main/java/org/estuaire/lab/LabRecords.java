package org.estuaire.lab;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordType;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.rules.LabNormaliser;
import org.estuaire.lab.rules.UnitDecisions;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;

/** Reports of laboratories. */
public final class LabRecords implements RecordType<LabReport> {

  private final List<RecordFormat<LabReport>> formats;
  private final Function<Partner, LocalCodes> localCodes;
  private final UnitDecisions units;
  private final Map<String, Rules> rules = new ConcurrentHashMap<>();

  /**
   * @param localCodes the table of local codes of a partner, the same one as long as it is
   *     unchanged
   */
  public LabRecords(
      List<RecordFormat<LabReport>> formats,
      Function<Partner, LocalCodes> localCodes,
      Analytes analytes,
      Conversions conversions) {
    this.formats = List.copyOf(formats);
    this.localCodes = localCodes;
    this.units = new UnitDecisions(analytes, conversions);
  }

  @Override
  public String code() {
    return "lab-report";
  }

  @Override
  public LaneName lane() {
    return LaneName.LAB;
  }

  @Override
  public List<RecordFormat<LabReport>> formats() {
    return formats;
  }

  @Override
  public Normaliser<LabReport> rules(Partner partner) {
    LocalCodes table = localCodes.apply(partner);
    return rules
        .compute(
            partner.code(),
            (code, before) ->
                before != null && before.table() == table
                    ? before
                    : new Rules(table, new LabNormaliser(table, units)))
        .normaliser();
  }

  /** The rules of one partner, and the table on which they stand. */
  private record Rules(LocalCodes table, Normaliser<LabReport> normaliser) {}

  @Override
  public Loader<LabReport> loader() {
    return new LabLoader();
  }

  @Override
  public List<FindingCode> findings() {
    return Stream.concat(
            Stream.of(LabFinding.values()),
            formats.stream().flatMap(format -> format.findings().stream()))
        .toList();
  }
}
