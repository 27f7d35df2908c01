package org.estuaire.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import org.estuaire.synthetic.RsfWriter.Layout;

/**
 * Writes what all partners of a territory send on one evening, without mistakes, in a single pass
 * over its persons: memory stays the same for a village and for a region.
 *
 * <p>Volumes are orders of magnitude: eight laboratory reports a year for somebody of 65 or more
 * and one and a half for others, APA for a tenth of those who are old enough, two to three
 * outpatient invoices a year.
 */
public final class TerritoryFiles {

  private static final int OLD = 65;
  private static final int REPORTS_OF_OLD = 32;
  private static final int REPORTS_OF_OTHERS = 6;
  private static final int APA = 110;

  private final TerritorySpec spec;
  private final Path deliveries;
  private final String day;

  private TerritoryFiles(Path folder, TerritorySpec spec) {
    this.spec = spec;
    this.deliveries = folder.resolve("deliveries");
    this.day = DateTimeFormatter.BASIC_ISO_DATE.format(spec.night());
  }

  /**
   * Writes {@code deliveries/<partner>/<file>} below a folder, the same bytes for the same spec.
   */
  public static void write(Path folder, TerritorySpec spec) throws IOException {
    TerritoryFiles files = new TerritoryFiles(folder, spec);
    for (IdentityCsv feed : IdentityCsv.values()) {
      files.identities(feed);
    }
    for (ApaCsv council : ApaCsv.values()) {
      files.council(council);
    }
    for (Laboratory laboratory : Laboratory.MESSAGING) {
      files.laboratory(laboratory);
    }
    files.billing();
  }

  private void identities(IdentityCsv feed) throws IOException {
    String name = "IDENTITES_" + day + ".csv";
    try (DeliveryFile file = file(feed.partner(), name, feed.header())) {
      for (Person person : persons()) {
        Chance chance = chance(feed.partner(), person);
        LocalDateTime at = spec.night().atTime(6, 0).plusSeconds(chance.below(50_000));
        if (chance.perThousand(750)) {
          file.add(feed.row(IdentityEvent.create(feed.localId(person), person, at)));
        }
      }
    }
  }

  private void council(ApaCsv council) throws IOException {
    ApaRows rows = new ApaRows(spec);
    String name = council.partner().toUpperCase(Locale.ROOT) + "_APA_" + day + ".csv";
    try (DeliveryFile file = file(council.partner(), name, council.header())) {
      for (Person person : persons()) {
        boolean applies = rows.mayApply(person) && chance("apa-share", person).perThousand(APA);
        if (applies && council.covers(person)) {
          file.add(council.row(rows.row(person)));
        }
      }
      file.end(council.trailer(file.records()));
    }
  }

  private void laboratory(Laboratory laboratory) throws IOException {
    LabMessages messages = new LabMessages(laboratory, spec);
    LabDrop drop = new LabDrop(laboratory, deliveries.resolve(laboratory.partner()), day);
    int rank = 0;
    try (drop) {
      for (Person person : persons()) {
        if (seenTonight(person, laboratory)) {
          drop.add(messages.usual(person, ++rank));
        }
      }
    }
  }

  private boolean seenTonight(Person person, Laboratory laboratory) {
    int share = isOld(person) ? REPORTS_OF_OLD : REPORTS_OF_OTHERS;
    Chance chance = chance("laboratory", person);
    boolean goes = person.died().isEmpty() && chance.perThousand(share);
    return goes && chance.below(Laboratory.MESSAGING.size()) == laboratory.ordinal();
  }

  private void billing() throws IOException {
    RsfInvoices invoices = new RsfInvoices(spec);
    RsfWriter writer = new RsfWriter(Layout.SINCE_2022);
    String name = "RSFACE_" + RsfInvoices.FINESS + "_" + day + ".txt";
    int rank = 0;
    try (DeliveryFile file = file("ch-estran", name, new byte[0])) {
      for (Person person : persons()) {
        int count = invoices.mayBill(person) ? invoicesOf(person) : 0;
        for (int i = 0; i < count; i++) {
          file.add(writer.bytes(invoices.usual(person, ++rank)));
        }
      }
    }
  }

  private int invoicesOf(Person person) {
    Chance chance = chance("invoices", person);
    return isOld(person) ? chance.below(5) : chance.weighted(60, 30, 10);
  }

  private boolean isOld(Person person) {
    return person.ageOn(spec.night()) >= OLD;
  }

  private Iterable<Person> persons() {
    Iterator<Person> persons = Territory.generate(spec).persons().iterator();
    return () -> persons;
  }

  private Chance chance(String purpose, Person person) {
    return Chance.of(spec.seed(), purpose, person.number());
  }

  private DeliveryFile file(String partner, String name, byte[] head) throws IOException {
    Path folder = Files.createDirectories(deliveries.resolve(partner));
    return new DeliveryFile(folder, name, head);
  }
}
