package org.estuaire.delimited.proposal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.Sample;

/**
 * A mapping proposed for a sample.
 *
 * @param missing fields without which a record means nothing and that no column was found for
 */
public record Proposal(
    RecordSchema schema, Sample sample, List<Choice> choices, List<String> missing) {

  public Proposal {
    choices = List.copyOf(choices);
    missing = List.copyOf(missing);
  }

  /** What the columns of a sample are, as far as the sample bears it out. */
  public static Proposal of(RecordSchema schema, Sample sample) {
    List<Choice> choices = new Proposer(schema, sample).choices();
    Set<String> found =
        choices.stream()
            .map(Choice::answer)
            .filter(Choice.Chosen.class::isInstance)
            .map(answer -> ((Choice.Chosen) answer).field())
            .collect(Collectors.toSet());
    List<String> missing =
        schema.fields().stream()
            .filter(field -> field.required() && !found.contains(field.name()))
            .map(RecordSchema.Field::name)
            .toList();
    return new Proposal(schema, sample, choices, missing);
  }

  /** Columns that may stand for empty cells of others; a person is asked. */
  public List<Fallback> fallbacks() {
    return Fallback.among(schema, sample, choices);
  }

  /** How many columns have a field. */
  public int chosen() {
    return (int)
        choices.stream().filter(choice -> choice.answer() instanceof Choice.Chosen).count();
  }

  /** Without the sample: it concerns persons. */
  @Override
  public String toString() {
    return "Proposal[" + chosen() + " of " + choices.size() + "]";
  }
}
