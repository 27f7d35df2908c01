package org.estuaire.exchange;

import java.util.List;

/** The way of one domain from bytes to rows. */
public interface Lane<R extends LaneRecord> {

  LaneName name();

  List<RecordFormat<R>> formats();

  /** The rules of the domain, as they apply to what this partner sends. */
  Normaliser<R> normaliser(Partner partner);

  Loader<R> loader();
}
