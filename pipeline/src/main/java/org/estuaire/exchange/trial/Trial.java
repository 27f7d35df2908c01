package org.estuaire.exchange.trial;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.landing.ArchiveKind;

/**
 * What would become of a file, and of those in it where it is an archive.
 *
 * @param partner code of its sender; empty where nobody was named
 * @param archive empty where it is no archive
 * @param findings about the archive as a whole; none where the file is no archive
 * @param files the deliveries in it, in their order; one where it is no archive
 * @param notChecked what could not be looked at
 */
public record Trial(
    String partner,
    String name,
    String sha256,
    long bytes,
    Instant at,
    Optional<ArchiveKind> archive,
    List<Finding> findings,
    List<TriedFile> files,
    Set<NotChecked> notChecked) {

  public Trial {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
    notChecked =
        notChecked.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(notChecked));
  }

  /** Whether nothing has to be corrected. */
  public boolean isGood() {
    return !files.isEmpty() && files.stream().allMatch(file -> file.verdict().isGood());
  }

  /** Without the name: senders put patients' names into file names. */
  @Override
  public String toString() {
    return "Trial[" + sha256 + "]";
  }
}
