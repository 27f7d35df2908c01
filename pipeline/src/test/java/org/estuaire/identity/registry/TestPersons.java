package org.estuaire.identity.registry;

import java.nio.charset.StandardCharsets;

/** How tests number persons: always under the same key. */
public final class TestPersons {

  public static final PersonNumbers NUMBERS =
      new PersonNumbers("a key of thirty-two bytes: tests".getBytes(StandardCharsets.US_ASCII));

  private TestPersons() {}
}
