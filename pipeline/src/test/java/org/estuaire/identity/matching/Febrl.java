package org.estuaire.identity.matching;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/**
 * A file of Febrl records. The record number names the person ({@code rec-12-org}, {@code
 * rec-12-dup-0}); keys are the line numbers.
 *
 * @param persons the person of each entry
 */
record Febrl(List<MatchEntry> entries, List<Integer> persons) {

  static Febrl read(Path file, boolean withNumber) throws IOException {
    List<MatchEntry> entries = new ArrayList<>();
    List<Integer> persons = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] cells = line.split(",", -1);
      if (cells[0].startsWith("rec-")) {
        persons.add(Integer.parseInt(cells[0].split("-")[1]));
        entries.add(entry(entries.size(), cells, withNumber));
      }
    }
    return new Febrl(entries, persons);
  }

  private static MatchEntry entry(long key, String[] cells, boolean withNumber) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    Traits traits =
        Traits.UNKNOWN
            .withStrict(cells[2], cells[1], Optional.empty(), Sex.UNKNOWN, "")
            .withContact(cells[3] + " " + cells[4], cells[7], cells[6], "")
            .withNir(withNumber ? cells[10] : "");
    MatchEntry entry =
        MatchEntry.of(
            key,
            traits,
            Optional.empty(),
            org.estuaire.person.IdentityStatus.PROVISIONAL,
            java.util.Set.of());
    int birth = cells[9].isEmpty() ? 0 : Integer.parseInt(cells[9]);
    return entry.bornOn(birth).withComplement(cells[5]);
  }
}
