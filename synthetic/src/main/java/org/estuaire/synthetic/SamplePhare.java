package org.estuaire.synthetic;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.estuaire.synthetic.Person.Standing;
import org.estuaire.synthetic.SampleShelf.Tally;

/**
 * HPRIM Médecins: several dossiers a file, a correction and a letter, a dossier without number; and
 * who their patients are, in a file beside them.
 */
final class SamplePhare {

  private static final Laboratory LABORATORY = Laboratory.PHARE;
  private static final int DOSSIERS = 12;
  private static final int PATIENTS = DOSSIERS + 3;
  private static final List<Panel> KIDNEY = List.of(Panel.RENAL, Panel.GLYCAEMIA);

  private final List<Person> persons;
  private final SampleShelf shelf;
  private final LabMessages messages;
  private final LocalDateTime evening;
  private final MedecinsWriter writer = new MedecinsWriter(LABORATORY, "LABORATOIRE DU PHARE");

  SamplePhare(SampleCast cast, SampleShelf shelf) {
    this.persons = cast.with(person -> person.number() % 4 == 3);
    this.shelf = shelf;
    this.messages = new LabMessages(LABORATORY, cast.spec());
    this.evening = cast.spec().night().atTime(20, 45);
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
        List.of(withoutNumber(), writer.dossier(report(PATIENTS))),
        Tally.loaded(1).plus(Tally.rejected(1)));
    shelf.put(
        LABORATORY.partner(),
        "PH_20261120_2100_identites.csv",
        identities(),
        Tally.loaded(PATIENTS));
  }

  /** Of the last one the document was checked, and the INS not yet asked for. */
  private byte[] identities() {
    List<byte[]> rows = new ArrayList<>();
    rows.add(PhareIdentities.header());
    for (Person person : persons.subList(0, PATIENTS - 1)) {
      rows.add(PhareIdentities.row(person, evening));
    }
    Person last = persons.get(PATIENTS - 1).withStanding(Standing.VALIDATED);
    rows.add(PhareIdentities.row(last, evening));
    return SampleShelf.joined(rows);
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
