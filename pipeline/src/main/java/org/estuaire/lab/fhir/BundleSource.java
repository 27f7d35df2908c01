package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.fhir.Element;
import org.estuaire.fhir.XmlElements;

/** Reads a bundle entry by entry: only one entry needs to be in memory at a time. */
interface BundleSource {

  /** More entries are another kind of file. */
  int MOST_ENTRIES = 200_000;

  /**
   * The next entry, empty at the end of the bundle.
   *
   * @throws BundleRefused when the text is no bundle, or broken
   */
  Optional<Entry> next();

  /**
   * Makes sure, without understanding it, that what is left of the bundle is whole.
   *
   * @throws BundleRefused when it is not
   */
  void passOver();

  /** What the bundle says besides its entries; whole only when all entries were read. */
  Element header();

  /** The same bundle with some of its entries only; asked for when all entries were read. */
  String with(List<int[]> entries);

  /**
   * A source for a bundle, by its first character.
   *
   * @throws BundleRefused when the bytes are no UTF-8
   */
  static BundleSource of(byte[] bundle) {
    if (XmlElements.beginIn(bundle)) {
      return new XmlSource(BundleText.of(bundle));
    }
    BundleText.check(bundle);
    return new JsonSource(bundle);
  }

  /** Every entry at once. */
  default List<Entry> all() {
    List<Entry> entries = new ArrayList<>();
    for (Optional<Entry> entry = next(); entry.isPresent(); entry = next()) {
      entries.add(entry.get());
    }
    return entries;
  }
}
