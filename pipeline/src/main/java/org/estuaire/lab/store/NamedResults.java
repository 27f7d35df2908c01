package org.estuaire.lab.store;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.store.ResultTable.Key;

/**
 * The results of one code in one order that only their labels tell apart, under sub-identifiers
 * that end in a rank. A message may say some of them only; then its ranks are other ones, and the
 * label finds the result that is meant.
 *
 * @param known what is current, by key
 */
record NamedResults(Map<Key, ResultVersion> known) {

  private static final String RANK = "/";

  /** The first of the results that a key may be one of. */
  static Key first(Key key) {
    String day = day(key);
    return day.equals(key.result().subId())
        ? key
        : new Key(key.reportId(), key.result().under(day));
  }

  private static String day(Key key) {
    String subId = key.result().subId();
    int rank = subId.indexOf(RANK);
    return rank < 0 ? subId : subId.substring(0, rank);
  }

  /**
   * The key of the result that a statement is about. Where no known one bears its label it is
   * another result, unless it says to correct the only one there is, or says the same value.
   */
  Key of(Key key, ResultVersion version) {
    ResultVersion own = known.get(key);
    if (own == null && known.isEmpty() || own != null && isSameLabel(own, version)) {
      return key;
    }
    List<Key> named = keys(one -> isSameLabel(one, version));
    if (named.size() == 1) {
      return named.get(0);
    }
    boolean isRenamed = own != null && (isTheOnlyOne(version) || isSameValue(own, version));
    return own == null || isRenamed ? key : free(key);
  }

  private boolean isTheOnlyOne(ResultVersion version) {
    return known.size() == 1 && version.status() == ResultStatus.CORRECTED;
  }

  private List<Key> keys(Predicate<ResultVersion> which) {
    return known.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Key free(Key key) {
    return IntStream.iterate(2, rank -> rank + 1)
        .mapToObj(rank -> new Key(key.reportId(), key.result().under(day(key) + RANK + rank)))
        .filter(one -> !known.containsKey(one))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isSameLabel(ResultVersion one, ResultVersion other) {
    return one.content().label().equalsIgnoreCase(other.content().label());
  }

  private static boolean isSameValue(ResultVersion one, ResultVersion other) {
    return one.content().sentValue().equals(other.content().sentValue())
        && one.content().sentUnit().equals(other.content().sentUnit());
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "NamedResults[…]";
  }
}
