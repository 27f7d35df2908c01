package org.estuaire.lab.hl7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.Susceptibility;
import org.estuaire.lab.reading.Isolates;

/**
 * Brings antibiograms to their micro-organisms. An antibiogram is an order of its own; the order of
 * its culture is OBR-29, the result that names its micro-organism OBR-26: identifier,
 * sub-identifier and words of an OBX (HL7 v2.5, 4.5.3). Its results become results of the culture,
 * about that isolate, so that they are found again in whatever order and file the two come.
 */
final class Antibiograms {

  private static final int SERVICE = 24;
  private static final int PANEL = 4;
  private static final int PARENT_RESULT = 26;
  private static final int PARENT_ORDER = 29;

  /** LOINC: susceptibility panels, and the chapter that CR-BIO names antibiograms by. */
  private static final Set<String> PANELS = Set.of("18769-0", "29576-6", "50545-3", "90955-2");

  private static final String MICROBIOLOGY = "MB";

  private final List<LabOrder> cultures;
  private final Remarks remarks;

  private Antibiograms(List<LabOrder> cultures, Remarks remarks) {
    this.cultures = cultures;
    this.remarks = remarks;
  }

  /** An order as it was read, with its segment. */
  record Read(Segment obr, LabOrder order) {
    private boolean isChild() {
      return obr.name().equals("OBR") && !(obr.isEmpty(PARENT_RESULT) && obr.isEmpty(PARENT_ORDER));
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Read[…]";
    }
  }

  static List<LabOrder> joined(List<Read> orders, Remarks remarks) {
    if (orders.stream().noneMatch(Read::isChild)) {
      return orders.stream().map(Read::order).toList();
    }
    List<LabOrder> cultures =
        orders.stream().filter(read -> !read.isChild()).map(Read::order).toList();
    Antibiograms antibiograms = new Antibiograms(cultures, remarks);
    return orders.stream()
        .map(read -> read.isChild() ? antibiograms.joined(read) : read.order())
        .toList();
  }

  private LabOrder joined(Read child) {
    Repetition parentResult = child.obr().first(PARENT_RESULT);
    List<LabOrder> candidates = candidates(child);
    Optional<LabOrder> culture = culture(candidates, parentResult);
    List<LabResult> germs =
        culture.map(order -> germs(order, parentResult.component(1))).orElse(List.of());
    if (!isAntibiogram(child) && (parentResult.isEmpty() || germs.isEmpty())) {
      // OBR-29 also names what made somebody ask for another test.
      return child.order();
    }
    String isolate = isolate(child, parentResult, germs);
    List<LabResult> results = about(isolate, child.order().results());
    return culture
        .map(order -> under(order, child.order(), results))
        .orElseGet(() -> withoutCulture(child, results));
  }

  /** The orders of this message that may be the culture: those that OBR-29 names, else all. */
  private List<LabOrder> candidates(Read child) {
    String filler = parentNumber(child.obr(), 2);
    String placer = parentNumber(child.obr(), 1);
    if (!filler.isEmpty()) {
      return cultures.stream().filter(order -> order.number().equals(filler)).toList();
    }
    List<LabOrder> named =
        cultures.stream()
            .filter(order -> !placer.isEmpty())
            .filter(order -> order.placerNumber().equals(placer) || order.number().equals(placer))
            .toList();
    return named.isEmpty() && placer.isEmpty() ? cultures : named;
  }

  private static String parentNumber(Segment obr, int component) {
    return obr.first(PARENT_ORDER).component(component);
  }

  private static Optional<LabOrder> culture(List<LabOrder> candidates, Repetition parentResult) {
    Optional<LabOrder> withResult =
        candidates.stream()
            .filter(order -> !parentResult.isEmpty())
            .filter(order -> order.results().stream().anyMatch(r -> isNamed(r, parentResult)))
            .findFirst();
    return withResult.or(
        () -> candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty());
  }

  private static boolean isNamed(LabResult result, Repetition parentResult) {
    String code = parentResult.component(1);
    String subId = parentResult.component(2);
    return (code.isEmpty() || code.equals(result.keyCode()))
        && (subId.isEmpty() || subId.equals(result.subId()));
  }

  /** The results of a culture that name a micro-organism. */
  private static List<LabResult> germs(LabOrder culture, String code) {
    return culture.results().stream()
        .filter(LabResult::isRow)
        .filter(result -> code.isEmpty() || code.equals(result.keyCode()))
        .filter(Antibiograms::isName)
        .toList();
  }

  private static boolean isName(LabResult result) {
    ResultValue value = result.value();
    boolean words = value instanceof ResultValue.Coded || value instanceof ResultValue.Text;
    return words && !Susceptibility.isSaidBy(result);
  }

  private static boolean isAntibiogram(Read child) {
    Repetition panel = child.obr().first(PANEL);
    return child.obr().value(SERVICE).equals(MICROBIOLOGY)
        || Stream.of(panel.component(1), panel.component(4)).anyMatch(PANELS::contains)
        || child.order().results().stream().anyMatch(Susceptibility::isSaidBy);
  }

  /**
   * The sub-identifier of the result that names the micro-organism: OBR-26 says it, or the culture
   * has only one. Otherwise the antibiogram stays on its own in its culture, and its sender is
   * told.
   */
  private String isolate(Read child, Repetition parentResult, List<LabResult> germs) {
    Segment obr = child.obr();
    String stated = remarks.bounded(obr, PARENT_RESULT, parentResult.component(2));
    if (!stated.isEmpty()) {
      return stated;
    }
    Optional<LabResult> inWords = inWords(germs, parentResult.component(3));
    if (inWords.isPresent() || germs.size() == 1) {
      String subId = inWords.orElseGet(() -> germs.get(0)).subId();
      return subId.isEmpty() ? Isolates.ONLY : subId;
    }
    remarks.add(Hl7Finding.GERM_NOT_TOLD, obr, PARENT_RESULT, "");
    String own = child.order().number();
    boolean apart = cultures.stream().noneMatch(order -> order.number().equals(own));
    return apart ? Isolates.ONLY + "." + own : Isolates.ONLY;
  }

  private static Optional<LabResult> inWords(List<LabResult> germs, String words) {
    List<LabResult> found =
        germs.stream()
            .filter(germ -> !words.isEmpty())
            .filter(
                germ ->
                    words.equalsIgnoreCase(germ.original())
                        || germ.value() instanceof ResultValue.Coded coded
                            && (words.equalsIgnoreCase(coded.label())
                                || words.equals(coded.code())))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * A drug is one result of its isolate, whatever number its line bears; only where a drug occurs
   * again do the numbers tell it apart.
   */
  private static List<LabResult> about(String isolate, List<LabResult> results) {
    Map<String, Integer> times = new HashMap<>();
    results.stream()
        .filter(LabResult::isRow)
        .forEach(r -> times.merge(r.keyCode(), 1, Integer::sum));
    List<LabResult> about = new ArrayList<>(results.size());
    for (LabResult result : results) {
      boolean again = times.getOrDefault(result.keyCode(), 0) > 1;
      LabResult own = again ? result : result.withSubId("");
      about.add(result.isRow() ? own.aboutIsolate(isolate) : result);
    }
    return about;
  }

  private static LabOrder under(LabOrder culture, LabOrder child, List<LabResult> results) {
    return new LabOrder(
        culture.number(),
        culture.placerNumber(),
        culture.code(),
        culture.label(),
        culture.status(),
        child.version(),
        child.collectedAt().or(culture::collectedAt),
        child.receivedAt().or(culture::receivedAt),
        culture.prescriber(),
        child.renewal(),
        child.documents(),
        child.visibility(),
        results,
        child.places());
  }

  /** The culture is in another file: what the order is called is for that one to say. */
  private LabOrder withoutCulture(Read child, List<LabResult> results) {
    String filler = parentNumber(child.obr(), 2);
    String placer = parentNumber(child.obr(), 1);
    LabOrder order = child.order();
    if (filler.isEmpty() && placer.isEmpty()) {
      return order.withResults(results);
    }
    return new LabOrder(
        remarks.bounded(child.obr(), PARENT_ORDER, filler.isEmpty() ? placer : filler),
        remarks.bounded(child.obr(), PARENT_ORDER, placer),
        "",
        "",
        order.status(),
        order.version(),
        order.collectedAt(),
        order.receivedAt(),
        order.prescriber(),
        order.renewal(),
        order.documents(),
        order.visibility(),
        results,
        order.places());
  }
}
