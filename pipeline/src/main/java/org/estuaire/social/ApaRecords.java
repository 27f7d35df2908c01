package org.estuaire.social;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.delimited.DelimitedFormat;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.Mappings;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.social.full.RightsTable;
import org.estuaire.terminology.Communes;

/** APA rights of the councils: one row per right and version of its plan. */
public final class ApaRecords implements MappedRecordType<Entitlement> {

  private final Mappings mappings;
  private final Communes communes;
  private final ApaScale scale;

  public ApaRecords(Mappings mappings, Communes communes, ApaScale scale) {
    this.mappings = mappings;
    this.communes = communes;
    this.scale = scale;
  }

  /** The rules on whose severity a council may agree. */
  public static List<FindingCode> agreeable() {
    return Stream.<FindingCode>concat(
            Arrays.stream(SocialFinding.values()).filter(SocialFinding::isAgreeable),
            UnreadableCells.RULES.stream())
        .toList();
  }

  /** Where these rights stand, for files that name all that are open. */
  public static RightsTable rights() {
    return new RightsTable("apa", "social.entitlement", EntitlementTable.HISTORY);
  }

  /** Of these, the rules that only show when a row is loaded: no council can have it refused. */
  public static List<FindingCode> onlyTold() {
    return agreeable().stream()
        .filter(code -> code instanceof SocialFinding social && social.isOfTheLoad())
        .toList();
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
    return List.of(new DelimitedFormat<>("apa-csv", code(), mappings, new ApaRow(this::rules)));
  }

  @Override
  public Normaliser<Entitlement> rules(Partner partner) {
    return new ApaNormaliser(
        mappings.find(partner, code()).orElseThrow(),
        partner.severities(),
        List.of(
            new PersonRules(partner.facilities(), communes)::check,
            PersonRules::checkAge,
            new RightRules()::check,
            new PlanRules(scale)::check));
  }

  @Override
  public Loader<Entitlement> loader() {
    return new SocialLoader(scale, new Columns(mappings, code()));
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(SocialFinding.values());
  }
}
