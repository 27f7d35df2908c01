package org.estuaire.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an operator says of a partner to add, unchecked: every text may still be wrong.
 *
 * @param kind as the file writes it, for example {@code laboratory}
 * @param lanes as the file writes them, for example {@code lab}
 * @param identityDomain empty when its code names the domain
 * @param mapping path from the configuration folder
 * @param terminology path from the configuration folder
 * @param results what a practice is sent
 * @param sshKeyFiles {@code .pub} files, wherever they lie; their lines go into the partner's file
 */
public record NewPartner(
    String code,
    String name,
    String kind,
    List<String> lanes,
    String identityDomain,
    List<String> facilities,
    Optional<String> mapping,
    Optional<String> terminology,
    Optional<Results> results,
    List<Path> sshKeyFiles) {

  /**
   * What a practice is sent.
   *
   * @param format as the file writes it, for example {@code hprim-medecins}
   * @param identifier RPPS or FINESS under which it is named; its code where empty
   * @param prescribers RPPS of those whose orders it gets
   * @param followedPatients whether it gets what concerns the patients whom it follows
   */
  public record Results(
      String format, String identifier, List<String> prescribers, boolean followedPatients) {

    public Results {
      prescribers = List.copyOf(prescribers);
    }
  }

  public NewPartner {
    lanes = List.copyOf(lanes);
    facilities = List.copyOf(facilities);
    sshKeyFiles = List.copyOf(sshKeyFiles);
  }
}
