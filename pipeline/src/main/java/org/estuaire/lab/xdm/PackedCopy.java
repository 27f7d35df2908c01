package org.estuaire.lab.xdm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estuaire.lab.xdm.PackedDocument.Kind;

/** The copy for people in a package of our own, which mail also carries beside it. */
public final class PackedCopy {

  private PackedCopy() {}

  /** Empty for a package without a copy. */
  public static Optional<byte[]> of(byte[] packed) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith("." + Kind.PDF)) {
          return Optional.of(zip.readAllBytes());
        }
      }
      return Optional.empty();
    }
  }
}
