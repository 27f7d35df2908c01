package org.estuaire.pathway;

import java.util.List;
import java.util.Set;

/**
 * A practice as it asks about its patients.
 *
 * @param practice its code
 * @param pathways that it asks for
 * @param rightsOf councils that let it see the rights of those in whose care circle it is
 */
public record Asker(String practice, List<Pathway> pathways, Set<String> rightsOf) {

  public Asker {
    pathways = List.copyOf(pathways);
    rightsOf = Set.copyOf(rightsOf);
  }
}
