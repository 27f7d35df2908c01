package org.estuaire.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.person.Traits;

/** What a report that was read again no longer says, or says otherwise. */
final class ReportDifference {

  /** Aspects that differ, each with one example of how. */
  private final Map<String, String> lost = new TreeMap<>();

  private final List<String> resultsKept = new ArrayList<>();
  private int results;

  private ReportDifference() {}

  static ReportDifference between(LabReport sent, LabReport read) {
    ReportDifference difference = new ReportDifference();
    difference.compare("report", header(sent), header(read));
    Map<String, LabResult> before = results(sent);
    Map<String, LabResult> after = results(read);
    before.forEach((key, result) -> difference.result(key, result, after.remove(key)));
    after.keySet().forEach(key -> difference.lost.put("invented result", key));
    return difference;
  }

  Map<String, String> lost() {
    return lost;
  }

  int results() {
    return results;
  }

  int kept() {
    return resultsKept.size();
  }

  private void result(String key, LabResult sent, LabResult read) {
    results++;
    String kind = kind(sent);
    int before = lost.size();
    if (read == null) {
      lost.put("the whole of " + kind, key);
      return;
    }
    if (compare(kind, told(sent), told(read)) && before == lost.size()) {
      resultsKept.add(key);
    }
  }

  private boolean compare(String of, Map<String, Object> sent, Map<String, Object> read) {
    boolean same = true;
    for (Map.Entry<String, Object> aspect : sent.entrySet()) {
      Object other = read.get(aspect.getKey());
      if (!Objects.equals(aspect.getValue(), other)) {
        lost.put(aspect.getKey() + " of " + of, aspect.getValue() + " -> " + other);
        same = false;
      }
    }
    return same;
  }

  private static Map<String, Object> header(LabReport report) {
    LabOrder order = report.orders().get(0);
    Traits traits = report.claim().traits();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("birth name", traits.birthName());
    told.put("first given name", traits.firstGivenName());
    told.put("list of given names", traits.givenNames());
    told.put("used name", traits.usedName() + " " + traits.usedGivenName());
    told.put("birth date", traits.birthDate());
    told.put("sex", traits.sex());
    told.put("birth place", traits.birthPlace());
    told.put("billing NIR", traits.nir());
    told.put("street", traits.address());
    told.put("postcode", traits.postcode());
    told.put("commune of residence", traits.residence());
    told.put("phone", traits.phone());
    told.put("local identifier", report.claim().localId());
    told.put("INS", report.claim().ins());
    told.put("identity status", report.claim().status());
    told.put("confidentiality", report.confidentiality());
    told.put("time of issue", report.issuedAt());
    told.put("number", order.number());
    told.put("number at the prescriber", order.placerNumber());
    told.put("name of the order", order.code() + " " + order.label());
    told.put("time of the version", order.versionAt());
    told.put("time of collection", order.collectedAt());
    told.put("time of reception", order.receivedAt());
    told.put("prescriber", order.prescriber());
    return told;
  }

  private static Map<String, LabResult> results(LabReport report) {
    Map<String, LabResult> all = new LinkedHashMap<>();
    int documents = 0;
    for (LabOrder order : report.orders()) {
      for (LabResult result : order.results()) {
        boolean document = result.value() instanceof ResultValue.Document;
        String name = document ? "document " + ++documents : result.coding().label();
        all.put(name + (result.previous() ? " (earlier)" : ""), result);
      }
    }
    return all;
  }

  private static String kind(LabResult result) {
    if (result.previous()) {
      return "an earlier result";
    }
    if (result.status() == ResultStatus.DELETED || result.status() == ResultStatus.WRONG) {
      return "a withdrawn result";
    }
    ResultValue value = value(result);
    if (value instanceof ResultValue.Quantity) {
      return isFinal(result)
          ? "a quantity"
          : result.status() == ResultStatus.CORRECTED
              ? "a corrected quantity"
              : "a quantity that isn't final";
    }
    if (value instanceof ResultValue.Absent) {
      return "a result without value";
    }
    return isFinal(result) ? name(value) : name(value) + " that is " + result.status();
  }

  private static boolean isFinal(LabResult result) {
    return result.status() == ResultStatus.FINAL;
  }

  private static String name(ResultValue value) {
    if (value instanceof ResultValue.Ratio) {
      return "a titre";
    }
    if (value instanceof ResultValue.Coded) {
      return "a coded value";
    }
    return value instanceof ResultValue.Document ? "a document" : "a text";
  }

  private static ResultValue value(LabResult result) {
    return result.normalised().map(Normalised::value).orElse(result.value());
  }

  private static Map<String, Object> told(LabResult result) {
    ReferenceRange range = result.normalised().map(Normalised::range).orElse(result.range());
    boolean withdrawn = kind(result).equals("a withdrawn result");
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("code", result.normalised().map(Normalised::loinc).orElse(result.keyCode()));
    told.put("status", result.status());
    told.put("value", withdrawn ? "" : plain(value(result)));
    told.put("unit", withdrawn ? "" : result.normalised().map(Normalised::ucum).orElse(""));
    told.put("lower bound", range.low().map(BigDecimal::stripTrailingZeros));
    told.put("upper bound", range.high().map(BigDecimal::stripTrailingZeros));
    told.put("local code", codes(result));
    told.put("flags", result.flags());
    told.put("time of observation", result.observedAt());
    told.put("method", result.method());
    told.put("comment", result.comment());
    told.put("sub-identifier", result.subId());
    return told;
  }

  /** The code of the laboratory's own, where there is one. */
  private static String codes(LabResult result) {
    LabResult.Coding coding = result.coding();
    String loinc = result.normalised().map(Normalised::loinc).orElse("");
    if (!coding.system().equals(LabResult.Coding.LOINC) && !coding.code().equals(loinc)) {
      return coding.code();
    }
    return coding.alternateSystem().equals(LabResult.Coding.LOINC)
            || coding.alternateCode().equals(loinc)
        ? ""
        : coding.alternateCode();
  }

  private static Object plain(ResultValue value) {
    if (value instanceof ResultValue.Quantity q) {
      return q.comparator() + q.number().stripTrailingZeros().toPlainString();
    }
    if (value instanceof ResultValue.Ratio r) {
      return r.numerator().stripTrailingZeros() + ":" + r.denominator().stripTrailingZeros();
    }
    if (value instanceof ResultValue.Coded c) {
      return List.of(c.code(), c.label());
    }
    if (value instanceof ResultValue.Document d) {
      return List.of(d.mediaType(), d.content().sha256());
    }
    return value instanceof ResultValue.Text text ? text.text() : Optional.empty();
  }
}
