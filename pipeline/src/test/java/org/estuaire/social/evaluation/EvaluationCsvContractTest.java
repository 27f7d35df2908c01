package org.estuaire.social.evaluation;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.person.trust.PersonInEveryFormat;

/** Evaluations name a dossier, never a person. */
public final class EvaluationCsvContractTest extends FormatContract<Evaluation> {

  private static final EvaluationRecords EVALUATIONS = EvaluationRulesTest.EVALUATIONS;
  private static final String ROW = EvaluationRulesTest.row(Map.of()) + "\r\n";
  private static final String OTHER =
      EvaluationRulesTest.row(Map.of("NUM_EVALUATION", "E2", "GIR_RETENU", "3")) + "\r\n";

  @Override
  protected RecordFormat<Evaluation> format() {
    return EVALUATIONS.formats().get(0);
  }

  @Override
  protected Partner partner() {
    return EvaluationRulesTest.COUNCIL;
  }

  @Override
  protected Normaliser<Evaluation> rules() {
    return EVALUATIONS.rules(EvaluationRulesTest.COUNCIL);
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(utf8(EvaluationRulesTest.HEADER + "\r\n" + ROW + OTHER + "TOTAL;2\r\n"));
  }

  @Override
  protected InputStream large(int bytes) {
    byte[] rows = utf8(ROW + OTHER);
    byte[] total = utf8("TOTAL;" + 2 * (bytes / rows.length + 1));
    return RepeatedPiece.of(utf8(EvaluationRulesTest.HEADER + "\r\n"), rows, total, bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile(
        EvaluationRow.SCHEMA.fields().stream()
            .map(RecordSchema.Field::name)
            .collect(Collectors.joining("|")));
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.RECORDS_ARE_SLICES, Trait.CUTS_WHILE_READING);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
