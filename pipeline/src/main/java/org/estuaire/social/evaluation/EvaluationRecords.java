package org.estuaire.social.evaluation;

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

/** Evaluations of the medico-social teams: one row per visit. */
public final class EvaluationRecords implements MappedRecordType<Evaluation> {

  private final Mappings mappings;

  public EvaluationRecords(Mappings mappings) {
    this.mappings = mappings;
  }

  /** The rules on whose severity a council may agree. */
  public static List<FindingCode> agreeable() {
    return Arrays.stream(EvaluationFinding.values())
        .filter(EvaluationFinding::isAgreeable)
        .<FindingCode>map(rule -> rule)
        .toList();
  }

  /** Of these, the rules that only show when a row is loaded: no council can have it refused. */
  public static List<FindingCode> onlyTold() {
    return List.of(EvaluationFinding.SAME_DAY, EvaluationFinding.RIGHT_SAYS_OTHERWISE);
  }

  @Override
  public RecordSchema schema() {
    return EvaluationRow.SCHEMA;
  }

  @Override
  public LaneName lane() {
    return LaneName.SOCIAL;
  }

  @Override
  public List<RecordFormat<Evaluation>> formats() {
    return List.of(new DelimitedFormat<>("evaluation-csv", code(), mappings, new EvaluationRow()));
  }

  @Override
  public Normaliser<Evaluation> rules(Partner partner) {
    return new EvaluationRules(mappings.find(partner, code()).orElseThrow(), partner);
  }

  @Override
  public Loader<Evaluation> loader() {
    return new EvaluationLoader(new Columns(mappings, code()));
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(EvaluationFinding.values());
  }
}
