package org.estuaire.routes;

import java.util.Arrays;
import java.util.Optional;
import org.estuaire.installation.FolderFailure.Role;

/** The folders of a partner's home. */
public enum Area {
  /** A letter box: the partner puts deliveries in, and can't take them out again. */
  DEPOT("depot", Role.DEPOT),
  /** What became of its deliveries. */
  RECEIPTS("accuses", Role.RECEIPTS),
  /** What is sent to it. */
  RESULTS("resultats", Role.RESULTS),
  /** Files that are only judged, and the answers to them; both stay for a day. */
  TRIALS("essai", Role.TRIALS);

  private final String folder;
  private final Role role;

  Area(String folder, Role role) {
    this.folder = folder;
    this.role = role;
  }

  /** What the folder is for, as an operator is told. */
  Role role() {
    return role;
  }

  public String folder() {
    return folder;
  }

  public static Optional<Area> of(String folder) {
    return Arrays.stream(values()).filter(area -> area.folder.equals(folder)).findFirst();
  }
}
