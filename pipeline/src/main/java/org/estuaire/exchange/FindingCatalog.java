package org.estuaire.exchange;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All finding codes of this program, found by their stable name: what turns a stored code into
 * words again.
 */
public final class FindingCatalog {

  private final Map<String, FindingCode> byCode = new TreeMap<>();

  /**
   * Collects codes; several lanes may report the same one. Two rules under one code are a mistake
   * of ours.
   */
  public FindingCatalog(Collection<? extends FindingCode> codes) {
    for (FindingCode code : codes) {
      FindingCode other = byCode.put(code.code(), code);
      if (other != null && other != code) {
        throw new IllegalArgumentException("two findings share the code " + code.code());
      }
    }
  }

  public Optional<FindingCode> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** In the order of their codes. */
  public Collection<FindingCode> all() {
    return byCode.values();
  }
}
