package org.estuaire.lab.codes;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.LoincKnowledge;

/**
 * What laboratories say of their own codes: the list that they were given, filled in, or a
 * catalogue of examinations in columns of their own.
 */
public final class LocalCodeRecords implements MappedRecordType<LocalCode> {

  private final Mappings mappings;
  private final Function<Partner, LocalCodes> tables;
  private final Supplier<LoincKnowledge> loinc;

  /**
   * @param tables the table of local codes in use of a partner
   * @param loinc asked whenever a list has come: it is large
   */
  public LocalCodeRecords(
      Mappings mappings, Function<Partner, LocalCodes> tables, Supplier<LoincKnowledge> loinc) {
    this.mappings = mappings;
    this.tables = tables;
    this.loinc = loinc;
  }

  @Override
  public RecordSchema schema() {
    return LocalCodeRow.SCHEMA;
  }

  @Override
  public LaneName lane() {
    return LaneName.LAB;
  }

  @Override
  public List<RecordFormat<LocalCode>> formats() {
    return List.of(
        new DelimitedFormat<>(
            "code-list", code(), Mappings.ofEverybody(LocalCodeRow.LIST), new LocalCodeRow()),
        new DelimitedFormat<>("code-catalogue", code(), mappings, new LocalCodeRow()));
  }

  @Override
  public Normaliser<LocalCode> rules(Partner partner) {
    return new LocalCodeRules(tables.apply(partner), loinc.get());
  }

  @Override
  public Loader<LocalCode> loader() {
    return new LocalCodeLoader();
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(CodeFinding.values());
  }
}
