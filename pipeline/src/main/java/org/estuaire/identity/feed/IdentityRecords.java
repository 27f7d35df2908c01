package org.estuaire.identity.feed;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.delimited.DelimitedFormat;
import org.estuaire.delimited.MappedRecordType;
import org.estuaire.delimited.Mappings;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.terminology.Communes;

/** What identity servers state of persons and of what became of their identifiers. */
public final class IdentityRecords implements MappedRecordType<IdentityStatement> {

  private final List<RecordFormat<IdentityStatement>> formats;
  private final ClaimTrust trust;
  private final TraitRules traits;
  private final EventLoader loader;

  /**
   * @param environment decides whether test and demonstration identities are accepted
   * @param clock tells which events lie in the future
   * @param communes against which birth places are compared
   * @param messages the formats besides CSV
   * @param numbers of the persons that events found
   */
  public IdentityRecords(
      Mappings mappings,
      Environment environment,
      Clock clock,
      Communes communes,
      List<RecordFormat<IdentityStatement>> messages,
      PersonNumbers numbers) {
    this.loader = new EventLoader(numbers);
    List<RecordFormat<IdentityStatement>> all = new ArrayList<>();
    all.add(new DelimitedFormat<>("identity-csv", code(), mappings, new IdentityRow()));
    all.addAll(messages);
    this.formats = List.copyOf(all);
    this.trust = new ClaimTrust(environment);
    this.traits = new TraitRules(clock, communes);
  }

  @Override
  public RecordSchema schema() {
    return IdentityCsv.SCHEMA;
  }

  @Override
  public LaneName lane() {
    return LaneName.IDENTITY;
  }

  @Override
  public List<RecordFormat<IdentityStatement>> formats() {
    return formats;
  }

  @Override
  public Normaliser<IdentityStatement> rules(Partner partner) {
    return new IdentityNormaliser(traits, trust);
  }

  @Override
  public Loader<IdentityStatement> loader() {
    return loader;
  }

  @Override
  public List<FindingCode> findings() {
    return Stream.concat(
            Stream.of(IdentityFinding.values()),
            formats.stream().flatMap(format -> format.findings().stream()))
        .toList();
  }
}
