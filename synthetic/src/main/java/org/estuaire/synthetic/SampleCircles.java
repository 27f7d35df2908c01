package org.estuaire.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The patients whom the sample practices follow, and on which pathways, under their numbers. */
final class SampleCircles {

  private final List<Person> persons;
  private final SampleShelf shelf;

  SampleCircles(SampleCast cast, SampleShelf shelf) {
    this.persons = cast.everywhere();
    this.shelf = shelf;
  }

  void write() {
    put("maison-sante-estran", rows(0, 8, "LIST", Laboratory.RIVE_GAUCHE));
    put("clinique-des-iles", rows(6, 10, "CIRCLE", Laboratory.PHARE));
    put("centre-sante-littoral", rows(0, 3, "CIRCLE", Laboratory.SALINES));
    List<String> onPathways = new ArrayList<>(rows(0, 2, "diabete", Laboratory.SALINES));
    onPathways.addAll(rows(0, 1, "insuffisance-cardiaque", Laboratory.SALINES));
    shelf.putPathways("centre-sante-littoral", lines("pathway", onPathways));
  }

  private List<String> rows(int from, int to, String word, Laboratory known) {
    List<String> rows = new ArrayList<>();
    for (Person person : persons.subList(from, to)) {
      String number = LocalIds.laboratory(known, person);
      rows.add(String.join(";", known.sender().oid(), number, word, "2026-01-01", ""));
    }
    return rows;
  }

  private void put(String practice, List<String> rows) {
    shelf.putCircle(practice, lines("reason", rows));
  }

  private static byte[] lines(String word, List<String> rows) {
    String head = String.join(";", "domain", "identifier", word, "since", "until");
    return (head + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
