package org.estuaire.routes;

import java.util.Arrays;
import java.util.Optional;

/** The folders of a partner's home. */
public enum Area {
  /** A letter box: the partner puts deliveries in, and can't take them out again. */
  DEPOT("depot"),
  /** What became of its deliveries. */
  RECEIPTS("accuses"),
  /** What is sent to it. */
  RESULTS("resultats");

  private final String folder;

  Area(String folder) {
    this.folder = folder;
  }

  public String folder() {
    return folder;
  }

  public static Optional<Area> of(String folder) {
    return Arrays.stream(values()).filter(area -> area.folder.equals(folder)).findFirst();
  }
}
