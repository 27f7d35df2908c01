package org.estuaire.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.synthetic.Person.Standing;
import org.estuaire.synthetic.RsfInvoice.Insured;
import org.estuaire.synthetic.RsfWriter.Layout;
import org.estuaire.synthetic.SampleShelf.Tally;

/** The hospital's outpatient invoices: ten months, a year of the older layout, and errors. */
final class SampleBilling {

  private static final String PARTNER = "ch-estran";
  private static final int INVOICES = 90;
  private static final int OLD_INVOICES = 25;

  private final List<Person> persons;
  private final SampleShelf shelf;
  private final RsfInvoices invoices;
  private final RsfWriter writer = new RsfWriter(Layout.SINCE_2022);

  SampleBilling(SampleCast cast, SampleShelf shelf) {
    this.shelf = shelf;
    this.invoices = new RsfInvoices(cast.spec());
    this.persons =
        cast.with(person -> person.number() % 10 < 7).stream()
            .filter(invoices::mayBill)
            .filter(person -> person.standing() != Standing.PROVISIONAL)
            .toList();
  }

  void write() {
    List<byte[]> year = new ArrayList<>();
    for (int rank = 1; rank <= INVOICES; rank++) {
      year.add(writer.bytes(usual(rank)));
    }
    put("RSFACE_389999996_2026_M10.txt", year, Tally.loaded(INVOICES));
    RsfWriter older = new RsfWriter(Layout.OF_2018);
    List<byte[]> old = new ArrayList<>();
    for (int rank = 1; rank <= OLD_INVOICES; rank++) {
      old.add(older.bytes(invoices.of2018(persons.get(rank), rank)));
    }
    put("RSFACE_389999996_2018_M12.txt", old, Tally.loaded(OLD_INVOICES));
    mistakes();
  }

  /** A cent too much is rounding; a euro is not. The rest of what a cumulative file brings. */
  private void mistakes() {
    RsfInvoice wrongKey = usual(96);
    String nir = wrongKey.person().nir();
    List<byte[]> pieces =
        List.of(
            writer.bytes(usual(91).withSkew(1)),
            writer.bytes(usual(92).withSkew(100)),
            orphan(usual(93)),
            writer.bytes(usual(1).withStatus(otherStatus(usual(1)))),
            writer.bytes(usual(2)),
            writer.bytes(usual(94).withFiness("389999997")),
            writer.bytes(wrongKey.withInsured(new Insured(nir, Nir.wrongKey(nir)))));
    put(
        "RSFACE_389999996_2026_M10_rectificatif.txt",
        pieces,
        Tally.loaded(3).plus(Tally.known(1)).plus(Tally.rejected(3)));
  }

  /** The lines of an invoice without its head. */
  private byte[] orphan(RsfInvoice invoice) {
    List<String> lines = writer.lines(invoice);
    return writer.encoded(lines.subList(1, 2));
  }

  private static int otherStatus(RsfInvoice invoice) {
    return invoice.statusAmo() == 3 ? 1 : 3;
  }

  private RsfInvoice usual(int rank) {
    return invoices.usual(persons.get((rank - 1) % persons.size()), rank);
  }

  private void put(String name, List<byte[]> pieces, Tally tally) {
    shelf.put(PARTNER, name, SampleShelf.joined(pieces), tally);
  }
}
