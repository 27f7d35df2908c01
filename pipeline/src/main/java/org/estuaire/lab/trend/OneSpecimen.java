package org.estuaire.lab.trend;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps serum and urine out of one curve where a laboratory uses one code for both: of each code of
 * a laboratory the rows in the specimen that it states most often stand in the series, with those
 * that state none. What another laboratory calls a specimen is not compared.
 *
 * @param others shown beside the series, with their specimen
 */
record OneSpecimen(List<MeasuredRow> rows, List<Trend.Apart> others) {

  private record Test(String laboratory, String code) {
    static Test of(MeasuredRow row) {
      return new Test(row.point().laboratory(), row.code());
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Test[…]";
    }
  }

  static OneSpecimen of(List<MeasuredRow> rows) {
    Map<Test, Map<String, Integer>> told = new HashMap<>();
    for (MeasuredRow row : rows) {
      if (!row.specimen().isEmpty()) {
        told.computeIfAbsent(Test.of(row), test -> new TreeMap<>())
            .merge(row.specimen(), 1, Integer::sum);
      }
    }
    List<MeasuredRow> kept = new ArrayList<>();
    List<Trend.Apart> others = new ArrayList<>();
    for (MeasuredRow row : rows) {
      if (row.specimen().isEmpty()
          || row.specimen().equals(most(requireNonNull(told.get(Test.of(row)))))) {
        kept.add(row);
      } else {
        others.add(apart(row));
      }
    }
    return new OneSpecimen(kept, others);
  }

  /** Of two that are stated as often, the first by name: the same whatever the order. */
  private static String most(Map<String, Integer> told) {
    String most = "";
    for (Map.Entry<String, Integer> one : told.entrySet()) {
      if (most.isEmpty() || one.getValue() > requireNonNull(told.get(most))) {
        most = one.getKey();
      }
    }
    return most;
  }

  private static Trend.Apart apart(MeasuredRow row) {
    TrendPoint point = row.point();
    return new Trend.Apart(
        point.at(), point.laboratory(), point.order(), point.sent() + " (" + row.specimen() + ")");
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "OneSpecimen[…]";
  }
}
