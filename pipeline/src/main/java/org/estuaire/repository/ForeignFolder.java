package org.estuaire.repository;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder from which programs are started, or in which the database lies, belongs to another
 * account: whoever owns it could put programs of his own there.
 */
public final class ForeignFolder extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path folder;

  ForeignFolder(Path folder) {
    super("the folder " + folder + " belongs to another account");
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }
}
