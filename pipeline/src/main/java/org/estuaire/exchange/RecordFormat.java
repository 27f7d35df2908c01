package org.estuaire.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A file format of a record type. A new one is one implementation and one line of registration. */
public interface RecordFormat<R> {

  /** Stable name in configuration and reports, for example {@code hl7v2-oru}. */
  String code();

  /** Whether a partner may send it at all: some want a mapping of the partner's. */
  default boolean isSentBy(Partner partner) {
    return true;
  }

  /**
   * Whether a delivery that begins like this is of this format. Decided by content, never by file
   * name.
   *
   * @param head the first bytes of the delivery, at most {@link #HEAD_BYTES}
   */
  boolean recognises(byte[] head, Partner partner);

  /**
   * Whether a delivery whose beginning several formats recognise is of this one. Only asked then:
   * of what has to be unpacked before it shows what it holds.
   */
  default boolean holds(Content whole, Partner partner) throws IOException {
    return true;
  }

  /** A delivery that can be opened once more. */
  interface Content {
    InputStream open() throws IOException;
  }

  /** Reads the whole delivery once, in bounded memory: encoding, header, counts, truncation. */
  Inspection inspect(InputStream content, Partner partner) throws IOException;

  /** Cuts the delivery into records. */
  RecordSplitter split(InputStream content, Partner partner, Reading reading) throws IOException;

  /** Understands single records of a delivery that was inspected. */
  RecordDecoder<R> decoder(Partner partner, Reading reading);

  /** What this format can find besides the rules of its record type. */
  default List<FindingCode> findings() {
    return List.of();
  }

  int HEAD_BYTES = 8192;
}
