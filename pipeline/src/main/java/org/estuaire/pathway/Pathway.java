package org.estuaire.pathway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is expected of the follow-up of a patient, for example with diabetes.
 *
 * @param code name of its file
 * @param name as practices read it
 * @param signs each of which tells that a patient is followed on it, without a word of the practice
 * @param atHome whether an open right to APA at home tells it as well
 * @param tests in the order in which they are shown
 */
public record Pathway(
    String code, String name, List<Sign> signs, boolean atHome, List<ExpectedTest> tests) {

  public Pathway {
    signs = List.copyOf(signs);
    tests = List.copyOf(tests);
  }

  /**
   * Whether what is known of a patient tells that the pathway is about them.
   *
   * @param measures that the asking practice may see
   */
  public boolean isToldBy(Measures measures) {
    return signs.stream().anyMatch(sign -> sign.isSeenIn(measures));
  }

  /**
   * Where each test stands that concerns the patient. Of several demands for the same analytes the
   * strictest holds, at the place and under the name of the first.
   *
   * @param pathways that the patient is followed on
   */
  public static List<Standing> standings(List<Pathway> pathways, Measures measures) {
    Map<List<String>, ExpectedTest> strictest = new LinkedHashMap<>();
    pathways.stream()
        .flatMap(pathway -> pathway.tests().stream())
        .filter(test -> test.concerns(measures))
        .forEach(test -> strictest.merge(test.analytes(), test, ExpectedTest::stricter));
    return strictest.values().stream().map(test -> Standing.of(test, measures)).toList();
  }
}
