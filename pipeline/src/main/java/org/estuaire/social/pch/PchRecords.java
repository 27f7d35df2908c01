package org.estuaire.social.pch;

import java.util.Arrays;
import java.util.List;
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
import org.estuaire.social.Columns;
import org.estuaire.social.PersonRules;
import org.estuaire.terminology.Communes;

/** PCH of the councils: one row per decision, element and period. */
public final class PchRecords implements MappedRecordType<PchRight> {

  private final Mappings mappings;
  private final Communes communes;
  private final PchTariffs tariffs;

  public PchRecords(Mappings mappings, Communes communes, PchTariffs tariffs) {
    this.mappings = mappings;
    this.communes = communes;
    this.tariffs = tariffs;
  }

  /** The rules on whose severity a council may agree. */
  public static List<FindingCode> agreeable() {
    return List.of(PchFinding.values());
  }

  /** Of these, the rules that only show when a row is loaded: no council can have it refused. */
  public static List<FindingCode> onlyTold() {
    return Arrays.stream(PchFinding.values())
        .filter(PchFinding::isOfTheLoad)
        .<FindingCode>map(rule -> rule)
        .toList();
  }

  @Override
  public RecordSchema schema() {
    return PchRow.SCHEMA;
  }

  @Override
  public LaneName lane() {
    return LaneName.SOCIAL;
  }

  @Override
  public List<RecordFormat<PchRight>> formats() {
    return List.of(new DelimitedFormat<>("pch-csv", code(), mappings, new PchRow()));
  }

  @Override
  public Normaliser<PchRight> rules(Partner partner) {
    return new PchRules(
        mappings.find(partner, code()).orElseThrow(),
        partner,
        new PersonRules(partner.facilities(), communes),
        tariffs);
  }

  @Override
  public Loader<PchRight> loader() {
    return new PchLoader(tariffs, new Columns(mappings, code()));
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(PchFinding.values());
  }
}
