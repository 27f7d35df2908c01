package org.estuaire.pathway;

import java.util.List;
import java.util.UUID;

/**
 * A patient whom a practice follows and may be shown something of, as far as that practice may see.
 *
 * @param identifier {@code domain|identifier} under which the practice follows them
 * @param seesRights whether it may see rights of those councils that agreed
 * @param seesCircle whether it may see who else takes part in the care
 * @param pathways those of which the patient is; none for most
 * @param standings of the tests of these pathways
 */
public record Followed(
    UUID person,
    String identifier,
    boolean seesRights,
    boolean seesCircle,
    List<Pathway> pathways,
    List<Standing> standings) {

  public Followed {
    pathways = List.copyOf(pathways);
    standings = List.copyOf(standings);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Followed[…]";
  }
}
