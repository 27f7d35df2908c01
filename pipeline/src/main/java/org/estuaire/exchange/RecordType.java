package org.estuaire.exchange;

import java.util.List;

/**
 * A kind of record, from its bytes to its rows: the plug of this program. A new one is one package
 * and one line of registration; a lane is whatever types name it.
 */
public interface RecordType<R extends LaneRecord> {

  /** Stable name in mapping files and in the ledger, for example {@code apa}. */
  String code();

  /** The lane whose step of the night loads it, and whose partners may send it. */
  LaneName lane();

  List<RecordFormat<R>> formats();

  /** The rules, as they apply to what this partner sends. */
  Normaliser<R> rules(Partner partner);

  Loader<R> loader();

  /** What its rules and its formats can find. */
  List<FindingCode> findings();

  /**
   * The format of a name.
   *
   * @throws IllegalArgumentException when this type has none
   */
  default RecordFormat<R> format(String name) {
    return formats().stream()
        .filter(format -> format.code().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no format " + name + " of " + code()));
  }
}
