package org.estuaire.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The patients whom the sample practices follow, under numbers of different domains. */
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
  }

  private List<String> rows(int from, int to, String reason, Laboratory known) {
    List<String> rows = new ArrayList<>();
    for (Person person : persons.subList(from, to)) {
      String number = LocalIds.laboratory(known, person);
      rows.add(String.join(";", known.sender().oid(), number, reason, "2026-01-01", ""));
    }
    return rows;
  }

  private void put(String practice, List<String> rows) {
    String lines = "domain;identifier;reason;since;until\n" + String.join("\n", rows) + "\n";
    shelf.putCircle(practice, lines.getBytes(StandardCharsets.UTF_8));
  }
}
