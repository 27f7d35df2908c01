package org.estuaire.extract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an extraction did.
 *
 * @param rows rows of the dataset
 * @param asOf when the newest row that was used came into the repository; empty when none was
 * @param keyFingerprint tells which key made the pseudonyms; empty for a preview
 * @param files names of the files written; none for a preview
 */
public record ExtractionSummary(
    String study,
    Flow flow,
    long rows,
    Optional<Instant> asOf,
    String keyFingerprint,
    List<String> files) {

  public ExtractionSummary {
    files = List.copyOf(files);
  }
}
