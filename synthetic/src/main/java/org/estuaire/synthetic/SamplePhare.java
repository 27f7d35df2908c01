package org.estuaire.synthetic;

import java.util.List;
import java.util.stream.IntStream;
import org.estuaire.synthetic.SampleShelf.Tally;

/** HPRIM Médecins: several dossiers a file, a correction and a letter, a dossier without number. */
final class SamplePhare {

  private static final Laboratory LABORATORY = Laboratory.PHARE;
  private static final int DOSSIERS = 12;
  private static final List<Panel> KIDNEY = List.of(Panel.RENAL, Panel.GLYCAEMIA);

  private final List<Person> persons;
  private final SampleShelf shelf;
  private final LabMessages messages;
  private final MedecinsWriter writer = new MedecinsWriter(LABORATORY, "LABORATOIRE DU PHARE");

  SamplePhare(SampleCast cast, SampleShelf shelf) {
    this.persons = cast.with(person -> person.number() % 4 == 3);
    this.shelf = shelf;
    this.messages = new LabMessages(LABORATORY, cast.spec());
  }

  void write() {
    List<byte[]> usual =
        IntStream.rangeClosed(1, DOSSIERS).mapToObj(rank -> writer.dossier(report(rank))).toList();
    put("PH_20261120_1900.hpr", usual, Tally.loaded(DOSSIERS));
    put(
        "PH_20261120_2000_correction-et-lettre.hpr",
        List.of(writer.dossier(corrected()), letter()),
        Tally.loaded(2));
    put(
        "PH_20261120_2030_sans-numero.hpr",
        List.of(withoutNumber(), writer.dossier(report(DOSSIERS + 3))),
        Tally.loaded(1).plus(Tally.rejected(1)));
  }

  private LabMessage corrected() {
    String creatinine = LABORATORY.code(Analyte.CREATININE).code();
    return report(2)
        .keeping(result -> result.code().code().equals(creatinine))
        .changing(result -> true, result -> result.withStatus("C").withValue("NM", "9.8"));
  }

  private byte[] letter() {
    return writer.letter(
        report(DOSSIERS + 1),
        List.of(
            "Cher confrère,",
            "L'examen cytobactériologique des urines est stérile après 48 heures.",
            "Bien confraternellement."));
  }

  private byte[] withoutNumber() {
    LabMessage message = report(DOSSIERS + 2);
    return writer.dossier(
        new LabMessage(
            message.person(),
            "",
            "",
            message.collected(),
            message.issued(),
            message.orderStatus(),
            message.orders()));
  }

  private LabMessage report(int rank) {
    return messages.of(persons.get(rank - 1), rank, KIDNEY);
  }

  private void put(String file, List<byte[]> dossiers, Tally tally) {
    byte[] content =
        SampleShelf.joined(List.of(SampleShelf.joined(dossiers), MedecinsWriter.end()));
    shelf.put(LABORATORY.partner(), file, content, tally);
  }
}
