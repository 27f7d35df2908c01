package org.estuaire.synthetic;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A delivery under way, written record by record. */
final class DeliveryFile implements Closeable {

  private final OutputStream out;
  private long records;

  /** Begins the file of a partner, with its head. */
  DeliveryFile(Path partnerFolder, String name, byte[] head) throws IOException {
    Files.createDirectories(partnerFolder);
    out = new BufferedOutputStream(Files.newOutputStream(partnerFolder.resolve(name)));
    out.write(head);
  }

  void add(byte[] record) throws IOException {
    out.write(record);
    records++;
  }

  long records() {
    return records;
  }

  /** What follows the last record. */
  void end(byte[] tail) throws IOException {
    out.write(tail);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
