package org.estuaire.jobs.doctor;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.installation.DoctorFinding;
import org.estuaire.jobs.installation.Folders;

/** Whether the program may write where it has to, and whether there is room. */
final class Disk {

  private final Folders folders;
  private final long keptFree;

  /**
   * @param keptFree bytes that stay free
   */
  Disk(Folders folders, long keptFree) {
    this.folders = folders;
    this.keptFree = keptFree;
  }

  Diagnosis examine() {
    List<Finding> findings = new ArrayList<>();
    List<Path> places = places().map(Disk::existing).distinct().toList();
    for (Path place : places) {
      if (!Files.isWritable(place)) {
        findings.add(
            Finding.of(
                DoctorFinding.NOT_WRITABLE, place.toString(), System.getProperty("user.name")));
      }
      long free = place.toFile().getUsableSpace();
      if (free < keptFree) {
        findings.add(
            Finding.of(
                DoctorFinding.DISK_NEARLY_FULL,
                place.toString(),
                megabytes(free),
                megabytes(keptFree)));
      }
    }
    Path data = existing(folders.data());
    return new Diagnosis(
        Topic.DISK,
        Fact.of(DoctorWord.DISK_FREE, data.toFile().getUsableSpace() >> 20, data.toString()),
        findings);
  }

  private Stream<Path> places() {
    return Stream.of(
        folders.data(),
        folders.landing(),
        folders.homes(),
        folders.keys(),
        folders.reports(),
        folders.metrics());
  }

  /** A folder that is still to be made will lie in the nearest above it that is there. */
  private static Path existing(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return Files.exists(whole) ? whole : existing(requireNonNull(whole.getParent()));
  }

  private static String megabytes(long bytes) {
    return Long.toString(bytes >> 20);
  }
}
