package org.estuaire.social;

import java.util.List;
import java.util.Map;
import org.estuaire.delimited.DelimitedFormat;
import org.estuaire.delimited.Mapping;
import org.estuaire.exchange.Lane;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.terminology.Communes;

/** Social data of the councils, from their CSV to the repository. */
public final class SocialLane implements Lane<Entitlement> {

  private final Map<String, Mapping> mappings;
  private final Communes communes;
  private final ApaScale scale = new ApaScale();
  private final SocialLoader loader = new SocialLoader();

  /**
   * @param mappings by partner code; those of other record types do no harm
   */
  public SocialLane(Map<String, Mapping> mappings, Communes communes) {
    this.mappings = Map.copyOf(mappings);
    this.communes = communes;
  }

  @Override
  public LaneName name() {
    return LaneName.SOCIAL;
  }

  @Override
  public List<RecordFormat<Entitlement>> formats() {
    return List.of(
        new DelimitedFormat<>(
            "apa-csv", Apa.SCHEMA.recordType(), mappings, new ApaRow(this::normaliser)));
  }

  @Override
  public Normaliser<Entitlement> normaliser(Partner partner) {
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
}
