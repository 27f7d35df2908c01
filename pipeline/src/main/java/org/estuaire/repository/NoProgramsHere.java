package org.estuaire.repository;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The programs of the embedded database can't be started from where they are unpacked: the file
 * system forbids it ({@code noexec}).
 */
public final class NoProgramsHere extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path folder;

  NoProgramsHere(Path folder) {
    super("no program can be started from the folder " + folder);
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }
}
