package org.estuaire.exchange;

/** Understands the bytes of one record. Pure and safe for use by several threads at once. */
public interface RecordDecoder<R> {

  /** Never throws for bad input: whatever the bytes are, the answer is a record or findings. */
  Decoded<R> decode(RawRecord raw);
}
