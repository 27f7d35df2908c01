package org.estuaire.lab.fhir;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultKey;

/**
 * Names what a result was measured in, the same in whatever bundle it comes: the kind of specimen
 * and the site of the body, and for a component its panel. Identifiers don't count: some senders
 * make them again for each bundle.
 */
final class MeasuredIn {

  private static final int LONGEST = 80;

  private final Resources resources;

  MeasuredIn(Resources resources) {
    this.resources = resources;
  }

  /** The kind of specimen and the site of the body; empty where nobody says. */
  String of(Resource observation) {
    return joined(words(observation));
  }

  String ofComponent(Resource observation) {
    Element panel = observation.element().first("code");
    return joined(Stream.concat(words(observation).stream(), Stream.of(word(panel))).toList());
  }

  /**
   * The same results, with which of several is without sub-identifier decided by what each was
   * measured in: a later bundle may list them in another order.
   */
  static List<LabResult> inAnyOrder(List<LabResult> results) {
    Map<ResultKey, String> first = new HashMap<>();
    results.stream()
        .filter(MeasuredIn::isToldApart)
        .forEach(r -> first.merge(bare(r), r.measuredIn(), BinaryOperator.minBy(naturalOrder())));
    return results.stream()
        .map(
            r ->
                isToldApart(r)
                    ? r.withSubId(beside(requireNonNull(first.get(bare(r))), r.measuredIn()))
                    : r)
        .toList();
  }

  private static boolean isToldApart(LabResult result) {
    boolean byPlace = result.subId().isEmpty() || result.subId().equals(result.measuredIn());
    return byPlace && result.isolate().isEmpty() && !result.previous();
  }

  private static ResultKey bare(LabResult result) {
    return result.key().under("").at(result.observedAt());
  }

  private static String beside(String first, String own) {
    return own.equals(first) ? "" : own;
  }

  private List<String> words(Resource observation) {
    Element reference = observation.element().first("specimen");
    Resource specimen =
        reference.isEmpty() ? Resource.NONE : resources.find(observation, reference);
    return List.of(
        word(specimen.element().first("type")), word(observation.element().first("bodySite")));
  }

  /** Its code, else its words. */
  static String word(Element element) {
    CodeableConcept concept = new CodeableConcept(element);
    return concept.code().isEmpty() ? concept.words() : concept.code();
  }

  /** Without full stops: what follows one in a sub-identifier is a part. */
  private static String joined(List<String> words) {
    String all =
        words.stream()
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "))
            .replace('.', ' ');
    return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
  }
}
