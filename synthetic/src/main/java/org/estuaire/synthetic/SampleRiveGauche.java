package org.estuaire.synthetic;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.estuaire.synthetic.LabMessage.Result;
import org.estuaire.synthetic.SampleShelf.Tally;

/** One message a file: thirty good ones, then each thing that can happen to a message. */
final class SampleRiveGauche {

  private static final int GOOD = 30;
  private static final List<Panel> TWENTY = List.of(Panel.BLOOD_COUNT, Panel.IONOGRAM, Panel.RENAL);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final List<Person> persons;
  private final SampleShelf shelf;
  private final LabMessages messages;
  private final OruWriter writer = new OruWriter(Laboratory.RIVE_GAUCHE);
  private final LocalDateTime evening;

  SampleRiveGauche(SampleCast cast, SampleShelf shelf) {
    this.persons = cast.with(person -> person.number() % 4 == 0);
    this.shelf = shelf;
    this.messages = new LabMessages(Laboratory.RIVE_GAUCHE, cast.spec());
    this.evening = cast.spec().night().atTime(19, 0);
  }

  void write() {
    for (int rank = 1; rank <= GOOD; rank++) {
      LabMessage message = rank <= 6 ? report(rank) : decorated(messages.usual(person(rank), rank));
      put(name(message.issued(), Digits.padded(rank, 4)), writer.bytes(message), Tally.loaded(1));
    }
    versions();
    withdrawals();
    broken();
    doubtful();
  }

  /** The same bytes again, preliminary then final, a correction, and a version that comes late. */
  private void versions() {
    shelf.putRepeated(
        Laboratory.RIVE_GAUCHE.partner(), late(0, "doublon"), writer.bytes(report(1)));
    LabMessage preliminary = messages.of(person(31), 31, List.of(Panel.INFLAMMATION, Panel.LIVER));
    loaded(
        5,
        "provisoire",
        version(preliminary, 5, "P").changing(any -> true, r -> r.withStatus("P")));
    loaded(10, "definitif", version(preliminary, 10, "F"));
    LabMessage corrected =
        version(report(2), 15, "C")
            .keeping(is(Analyte.POTASSIUM))
            .changing(any -> true, r -> r.withStatus("C").withValue("NM", "4.4"));
    loaded(15, "correction", corrected);
    LabMessage older =
        report(3)
            .again("RGANCIEN03", evening.minusHours(7), "P")
            .changing(is(Analyte.CREATININE), r -> r.withValue("NM", "61"))
            .changing(any -> true, r -> r.withStatus("P"));
    put(late(20, "version-anterieure"), writer.bytes(older), Tally.known(1));
  }

  /** A deleted result; results of the wrong patient, and the same under the right one. */
  private void withdrawals() {
    LabMessage deleted =
        version(report(4), 25, "F")
            .keeping(is(Analyte.SODIUM))
            .changing(any -> true, r -> r.withStatus("D"));
    loaded(25, "suppression", deleted);
    LabMessage wrong = version(report(5), 30, "F").changing(any -> true, r -> r.withStatus("W"));
    loaded(30, "mauvais-patient", wrong);
    loaded(31, "bon-patient", messages.of(person(32), 32, TWENTY));
  }

  private void broken() {
    byte[] latin = text(report(33)).getBytes(StandardCharsets.ISO_8859_1);
    put(late(40, "charset-faux"), latin, Tally.loaded(1));
    List<String> segments = new ArrayList<>(writer.segments(report(34)));
    segments.removeIf(segment -> segment.startsWith("PID"));
    put(late(45, "sans-pid"), writer.encoded(segments), Tally.rejected(1));
    put(late(50, "adt"), writer.encoded(admission(report(35))), Tally.rejected(1));
  }

  /** An admission: not what a laboratory is here to send. */
  private List<String> admission(LabMessage message) {
    List<String> segments = writer.segments(message);
    String header = segments.get(0).replace("ORU^R01^ORU_R01", "ADT^A01^ADT_A01");
    String event = "EVN||" + writer.time(message.issued());
    return List.of(header, event, segments.get(1), "PV1|1|I");
  }

  private void doubtful() {
    Laboratory.Code unknown = new Laboratory.Code("ZZ99", "L");
    loaded(
        55,
        "code-local-inconnu",
        report(36).changing(is(Analyte.UREA), r -> r.withCode(unknown, "Dosage inédit")));
    loaded(
        56, "unite-inconnue", report(37).changing(is(Analyte.SODIUM), r -> r.withUnit("bolées/L")));
    LabMessage contradiction =
        report(38).changing(is(Analyte.CREATININE), r -> r.withValue("NM", "9.4").withUnit("mg/L"));
    loaded(57, "code-unite-contradictoires", contradiction);
    String unqualified = text(report(39)).replace("|VALI\r", "|PROV\r");
    put(
        late(58, "ins-non-qualifie"),
        unqualified.getBytes(StandardCharsets.UTF_8),
        Tally.loaded(1));
  }

  /** Some messages bring an earlier result for comparison, or say that one cannot be obtained. */
  private LabMessage decorated(LabMessage message) {
    if (message.person().number() % 3 == 0) {
      return message.changing(
          is(Analyte.MONOCYTES), r -> r.withStatus("X").withValue("NM", "").withComment("Amas"));
    }
    LocalDateTime before = message.collected().minusDays(92);
    return message.adding(is(Analyte.HAEMOGLOBIN), r -> r.asPrevious(before, "12.1"));
  }

  private LabMessage report(int rank) {
    return messages.of(person(rank), rank, TWENTY);
  }

  private Person person(int rank) {
    return persons.get(rank - 1);
  }

  private LabMessage version(LabMessage message, int minutes, String status) {
    return message.again(message.number() + Digits.padded(minutes, 2), at(minutes), status);
  }

  private void loaded(int minutes, String what, LabMessage message) {
    put(late(minutes, what), writer.bytes(message), Tally.loaded(1));
  }

  private void put(String file, byte[] content, Tally tally) {
    shelf.put(Laboratory.RIVE_GAUCHE.partner(), file, content, tally);
  }

  private String late(int minutes, String what) {
    return name(at(minutes), what);
  }

  private LocalDateTime at(int minutes) {
    return evening.plusMinutes(minutes);
  }

  private static String name(LocalDateTime when, String what) {
    return "RG_" + STAMP.format(when) + "_" + what + ".hl7";
  }

  private String text(LabMessage message) {
    return new String(writer.bytes(message), StandardCharsets.UTF_8);
  }

  private static Predicate<Result> is(Analyte analyte) {
    String code = Laboratory.RIVE_GAUCHE.code(analyte).code();
    return result -> result.code().code().equals(code);
  }
}
