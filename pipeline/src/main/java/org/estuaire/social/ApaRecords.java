package org.estuaire.social;

import java.util.List;
import java.util.Map;
import org.estuaire.delimited.DelimitedFormat;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.terminology.Communes;

/** APA rights of the councils: one row per right and version of its plan. */
public final class ApaRecords implements MappedRecordType<Entitlement> {

  private final Map<String, Mapping> mappings;
  private final Communes communes;
  private final ApaScale scale = new ApaScale();
  private final SocialLoader loader = new SocialLoader();

  /**
   * @param mappings by partner code; those of other record types do no harm
   */
  public ApaRecords(Map<String, Mapping> mappings, Communes communes) {
    this.mappings = Map.copyOf(mappings);
    this.communes = communes;
  }

  @Override
  public RecordSchema schema() {
    return Apa.SCHEMA;
  }

  @Override
  public LaneName lane() {
    return LaneName.SOCIAL;
  }

  @Override
  public List<RecordFormat<Entitlement>> formats() {
    return List.of(
        new DelimitedFormat<>(
            "apa-csv", Apa.SCHEMA.recordType(), mappings, new ApaRow(this::rules)));
  }

  @Override
  public Normaliser<Entitlement> rules(Partner partner) {
    return new ApaNormaliser(
        mappings.get(partner.code()),
        List.of(
            new PersonRules(partner.facilities(), communes)::check,
            new RightRules()::check,
            new PlanRules(scale)::check));
  }

  @Override
  public Loader<Entitlement> loader() {
    return loader;
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(SocialFinding.values());
  }
}
