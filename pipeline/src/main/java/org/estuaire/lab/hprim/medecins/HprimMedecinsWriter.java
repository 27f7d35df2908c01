package org.estuaire.lab.hprim.medecins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estuaire.bytes.Charsets;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.reading.Isolates;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.Traits;

/**
 * Writes HPRIM Médecins files as the software of practices takes them: CRLF, windows-1252. One
 * order is one dossier, so that each keeps its number. A dossier has a text in columns for the
 * practitioner and the same results as lines RES for the program: LOINC code where there is one,
 * value in UCUM unit, the sender's own value and unit as the second one.
 *
 * <p>What the format can't say: a deletion (written as a correction to "annulé"), previous results
 * and methods outside the text, documents that aren't text, the sex, the hour, who may see it.
 */
public final class HprimMedecinsWriter implements ReportWriter {

  private static final String END = "\r\n";
  private static final String EMPTY = ".";
  private static final int LONGEST_PATIENT_CODE = 40;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private final Charset charset;

  /** Writes windows-1252, which every reader of the format takes. */
  public HprimMedecinsWriter() {
    this(Charsets.WINDOWS);
  }

  /**
   * @param charset of the recipient's software
   */
  public HprimMedecinsWriter(Charset charset) {
    this.charset = charset;
  }

  @Override
  public String code() {
    return HprimMedecinsFormat.CODE;
  }

  /** The format can say that access is restricted, but nothing of masks. */
  @Override
  public boolean hasRoomFor(Visibility visibility) {
    return visibility.masks().isEmpty();
  }

  @Override
  public String extension() {
    return "hpr";
  }

  @Override
  public void write(OutgoingReport report, OutputStream out) throws IOException {
    WritableText text = new WritableText(charset);
    List<String> lines = new ArrayList<>();
    for (LabOrder order : report.report().orders()) {
      addHeader(report, order, text, lines);
      addBody(report, order, text, lines);
      lines.add(Markers.END_OF_DOSSIER);
    }
    lines.add(Markers.END_OF_FILE);
    out.write((String.join(END, lines) + END).getBytes(charset));
  }

  private static void addHeader(
      OutgoingReport report, LabOrder order, WritableText text, List<String> lines) {
    Claim claim = report.report().claim();
    Traits person = claim.traits();
    String code = claim.namesARecord() ? "" : claim.localId();
    List<String> header =
        List.of(
            code.length() > LONGEST_PATIENT_CODE ? "" : code,
            person.birthName().isEmpty() ? person.usedName() : person.birthName(),
            person.firstGivenName(),
            person.address(),
            "",
            person.postcode(),
            person.birthDate().map(DAY::format).orElse(""),
            nss(person.nir()),
            order.number(),
            DAY.format(day(order, report.zone())),
            correspondent(report.laboratory()),
            correspondent(report.recipient()));
    for (String line : header) {
      lines.add(line.isBlank() ? EMPTY : text.line(line));
    }
  }

  private static String nss(String nir) {
    return InsKey.hasShape(nir) ? nir + " " + InsKey.of(nir) : "";
  }

  private static String correspondent(OutgoingReport.Party party) {
    return "%-10s %s".formatted(party.identifier(), party.name()).stripTrailing();
  }

  /** The day of the examination: of collection, else of the version. */
  static LocalDate day(LabOrder order, ZoneId zone) {
    return LocalDate.ofInstant(order.collectedAt().orElse(order.versionAt()), zone);
  }

  private static void addBody(
      OutgoingReport report, LabOrder order, WritableText text, List<String> lines) {
    List<LabResult> rows = order.results().stream().filter(LabResult::isRow).toList();
    if (isOneText(rows)) {
      lines.add("");
      // Alone, a text is the report: nothing is put around it.
      ReportText.documentLines(rows.get(0)).forEach(line -> lines.add(text.line(line)));
      return;
    }
    for (String line : new ReportText(report, order).lines()) {
      lines.add(text.line(line));
    }
    List<LabResult> figures =
        rows.stream().filter(row -> !(row.value() instanceof ResultValue.Document)).toList();
    if (!figures.isEmpty()) {
      lines.add(Markers.RESULTS);
      Isolates isolates = Isolates.of(order);
      figures.forEach(
          row -> new ResultLines(row, isolates.label(row, report.zone()), text).addTo(lines));
    }
  }

  private static boolean isOneText(List<LabResult> rows) {
    return rows.size() == 1 && ReportText.isText(rows.get(0));
  }
}
