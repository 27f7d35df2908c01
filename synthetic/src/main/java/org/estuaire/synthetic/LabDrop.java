package org.estuaire.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How each laboratory drops its messages: one a file, all in one file, or in a counted batch. */
final class LabDrop implements Closeable {

  private static final byte[] NOTHING = new byte[0];

  private final Laboratory laboratory;
  private final OruWriter writer;
  private final Hl7Batch envelope;
  private final Path folder;
  private final String day;
  private @Nullable DeliveryFile shared;

  LabDrop(Laboratory laboratory, Path folder, String day) {
    this.laboratory = laboratory;
    this.writer = new OruWriter(laboratory);
    this.envelope = new Hl7Batch(laboratory);
    this.folder = folder;
    this.day = day;
  }

  void add(LabMessage message) throws IOException {
    if (laboratory == Laboratory.RIVE_GAUCHE) {
      try (DeliveryFile own = new DeliveryFile(folder, message.number() + ".hl7", NOTHING)) {
        own.add(writer.bytes(message));
      }
      return;
    }
    if (shared == null) {
      String name = laboratory.prefix() + "_" + day;
      shared = new DeliveryFile(folder, name + ".hl7", head(name));
    }
    shared.add(writer.bytes(message));
  }

  private byte[] head(String name) {
    return laboratory == Laboratory.HAUTS_PINS ? envelope.head(name, day + "200000+0100") : NOTHING;
  }

  /** A night without a report leaves no file. */
  @Override
  public void close() throws IOException {
    if (shared == null) {
      return;
    }
    try (DeliveryFile ending = shared) {
      if (laboratory == Laboratory.HAUTS_PINS) {
        ending.end(envelope.tail(ending.records()));
      }
    }
  }
}
