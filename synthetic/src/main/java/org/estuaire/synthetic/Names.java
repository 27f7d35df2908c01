package org.estuaire.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.estuaire.person.Sex;

/**
 * French names: given names by the years in which they were in fashion, surnames plain and
 * composed. The lists are our own, since homonyms and fashions are what matching must cope with.
 */
final class Names {

  private static final int FASHION_YEARS = 30;

  private final List<GivenName> women = new ArrayList<>();
  private final List<GivenName> men = new ArrayList<>();
  private final List<String> surnames;

  Names() {
    for (String line : lines("given-names.csv")) {
      String[] cells = line.split(";", -1);
      GivenName name = new GivenName(cells[0], Integer.parseInt(cells[2]));
      (cells[1].equals("F") ? women : men).add(name);
    }
    surnames = lines("surnames.txt");
  }

  /**
   * @param peak year in which the name was given most
   */
  private record GivenName(String name, int peak) {

    int weightIn(int year) {
      int near = Math.max(1, FASHION_YEARS - Math.abs(year - peak));
      return near * near;
    }
  }

  /** One to three different given names for somebody born in that year. */
  List<String> given(Sex sex, int year, Chance chance) {
    int count = 1 + chance.weighted(30, 40, 30);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      names.add(oneGiven(sex == Sex.FEMALE ? women : men, year, chance));
    }
    return List.copyOf(names);
  }

  /** One surname in twenty is composed, with a hyphen or a blank; some bear a particle. */
  String surname(Chance chance) {
    String name = chance.pick(surnames);
    return switch (chance.weighted(930, 40, 10, 20)) {
      case 1 -> name + "-" + chance.pick(surnames);
      case 2 -> name + " " + chance.pick(surnames);
      case 3 -> "de " + name;
      default -> name;
    };
  }

  private static String oneGiven(List<GivenName> from, int year, Chance chance) {
    int[] weights = from.stream().mapToInt(name -> name.weightIn(year)).toArray();
    return from.get(chance.weighted(weights)).name();
  }

  private static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Names.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
