package org.estuaire.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.estuaire.synthetic.SampleShelf.Tally;

/** Several messages a file (Val Marnon), and batches with a count (Hauts Pins). */
final class SampleOtherLaboratories {

  private static final int FILES = 4;
  private static final int MESSAGES = 18;
  private static final int BATCH = 30;

  private final SampleCast cast;
  private final SampleShelf shelf;

  SampleOtherLaboratories(SampleCast cast, SampleShelf shelf) {
    this.cast = cast;
    this.shelf = shelf;
  }

  void write() {
    valMarnon();
    hautsPins();
  }

  private void valMarnon() {
    Reports reports = new Reports(Laboratory.VAL_MARNON, person -> person.number() % 4 == 1);
    for (int file = 0; file < FILES; file++) {
      List<byte[]> pieces = reports.usual(file * MESSAGES + 1, MESSAGES);
      String name = "VM_20261120_18" + file + "0.hl7";
      shelf.put(
          Laboratory.VAL_MARNON.partner(),
          name,
          SampleShelf.joined(pieces),
          Tally.loaded(MESSAGES));
    }
    shelf.put(
        Laboratory.VAL_MARNON.partner(),
        "VM_20261120_2000_un-bon-un-malforme-un-contradictoire.hl7",
        SampleShelf.joined(goodMalformedContradictory(reports)),
        Tally.loaded(1).plus(Tally.rejected(2)));
  }

  /** The second message has neither patient nor order; the third counts glucose in giga. */
  private List<byte[]> goodMalformedContradictory(Reports reports) {
    int first = FILES * MESSAGES + 1;
    List<Panel> panels = List.of(Panel.RENAL, Panel.GLYCAEMIA);
    LabMessage good = reports.messages.of(reports.person(first), first, panels);
    List<String> malformed =
        new ArrayList<>(
            reports.writer.segments(
                reports.messages.of(reports.person(first + 1), first + 1, panels)));
    malformed.removeIf(segment -> segment.startsWith("PID") || segment.startsWith("OBR"));
    String glucose = Laboratory.VAL_MARNON.code(Analyte.GLUCOSE).code();
    LabMessage contradictory =
        reports
            .messages
            .of(reports.person(first + 2), first + 2, panels)
            .changing(
                result -> result.code().code().equals(glucose), result -> result.withUnit("G/L"));
    return List.of(
        reports.writer.bytes(good),
        reports.writer.encoded(malformed),
        reports.writer.bytes(contradictory));
  }

  private void hautsPins() {
    Reports reports = new Reports(Laboratory.HAUTS_PINS, person -> person.number() % 4 == 2);
    Hl7Batch envelope = new Hl7Batch(Laboratory.HAUTS_PINS);
    for (int lot = 1; lot <= 3; lot++) {
      List<byte[]> pieces = new ArrayList<>();
      String name = "HP_LOT_20261120_1" + (6 + lot) + "30_0" + lot;
      pieces.add(envelope.head(name, "202611201" + (6 + lot) + "3000+0100"));
      pieces.addAll(reports.usual((lot - 1) * BATCH + 1, BATCH));
      pieces.add(envelope.tail(BATCH));
      byte[] whole = SampleShelf.joined(pieces);
      if (lot == 3) {
        shelf.putRefused(Laboratory.HAUTS_PINS.partner(), name + "_tronque.hl7", truncated(pieces));
        name = "HP_LOT_20261120_2015_03_bis";
      }
      shelf.put(Laboratory.HAUTS_PINS.partner(), name + ".hl7", whole, Tally.loaded(BATCH));
    }
  }

  /** Something was lost on the way: the end announces more messages than there are. */
  private static byte[] truncated(List<byte[]> pieces) {
    List<byte[]> kept = new ArrayList<>(pieces.subList(0, BATCH * 2 / 3));
    byte[] cut = pieces.get(BATCH * 2 / 3);
    kept.add(Arrays.copyOf(cut, cut.length / 2));
    kept.add(new byte[] {'\n'});
    kept.add(pieces.get(pieces.size() - 1));
    return SampleShelf.joined(kept);
  }

  /** The reports of one laboratory, by rank. */
  private final class Reports {
    private final List<Person> persons;
    private final LabMessages messages;
    private final OruWriter writer;

    Reports(Laboratory laboratory, Predicate<Person> others) {
      this.persons = cast.with(others);
      this.messages = new LabMessages(laboratory, cast.spec());
      this.writer = new OruWriter(laboratory);
    }

    private Person person(int rank) {
      return persons.get((rank - 1) % persons.size());
    }

    private List<byte[]> usual(int first, int count) {
      List<byte[]> pieces = new ArrayList<>();
      for (int rank = first; rank < first + count; rank++) {
        pieces.add(writer.bytes(messages.usual(person(rank), rank)));
      }
      return pieces;
    }
  }
}
