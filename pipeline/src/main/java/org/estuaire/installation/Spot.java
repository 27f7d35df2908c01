package org.estuaire.installation;

import java.nio.file.Path;

/**
 * A place in a configuration file.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 for the file or line as a whole
 */
public record Spot(Path file, int line, int column) {

  public static Spot whole(Path file) {
    return new Spot(file, 0, 0);
  }

  /** {@code file:line:column}, the form that editors and terminals make clickable. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
  }
}
