package org.estuaire.hl7v2;

/**
 * Takes one repetition of a field apart. The seam behind which HAPI does it; another parser is
 * another implementation.
 */
public interface FieldParser {

  Repetition parse(String raw);

  /** The text of a whole repetition, its separators left where they are. */
  String unescape(String raw);
}
