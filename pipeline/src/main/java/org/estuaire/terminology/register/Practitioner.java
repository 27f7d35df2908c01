package org.estuaire.terminology.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody of the register of practitioners.
 *
 * @param number RPPS, else ADELI
 * @param title of the practice, for example {@code Docteur}; may be empty
 * @param activities in the region, those that still hold first
 * @param absentSince the first snapshot that no longer had them; empty while they practise
 */
public record Practitioner(
    String number,
    String title,
    String familyName,
    String givenName,
    String profession,
    List<Activity> activities,
    Optional<LocalDate> absentSince) {

  public Practitioner {
    activities = List.copyOf(activities);
  }

  /**
   * One place where a practitioner works.
   *
   * @param speciality what they are qualified for ("savoir-faire"); may be empty
   * @param mode L independent, S salaried, B volunteer; may be empty
   * @param siteFiness FINESS of the place; may be empty
   * @param absentSince the first snapshot that no longer had it
   */
  public record Activity(
      String speciality,
      String mode,
      String siteFiness,
      String siteName,
      PostalAddress address,
      String phone,
      Optional<LocalDate> absentSince) {}

  /** As it is printed, for example {@code Docteur Anne MARTIN}. */
  public String name() {
    return Stream.of(title, givenName, familyName)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Where they work now, independent practice before others; of one who has left, nowhere. */
  public Optional<Activity> practice() {
    List<Activity> now = activities.stream().filter(a -> a.absentSince().isEmpty()).toList();
    return now.stream()
        .filter(activity -> activity.mode().equals("L"))
        .findFirst()
        .or(() -> now.stream().findFirst());
  }
}
