package org.estuaire.lab.hprim.medecins;

import java.util.List;
import java.util.regex.Pattern;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.hprim.medecins.Header.Correspondent;

/**
 * Finds the header of a dossier. Its lines have no names, only places; what holds them fast is the
 * birth date on line 7 and the date of the examination on line 10. One line more or less before
 * them is tolerated, and reported.
 */
final class HeaderReader {

  /** Lines of the norm, from 1. */
  static final int BIRTH = 7;

  static final int EXAM = 10;

  static final List<Integer> SHIFTS = List.of(0, -1, 1);

  private static final int LINES = 12;
  private static final Pattern POSTCODE = Pattern.compile("\\d{5}(\\s.*)?");

  /** Line 1 of SOLABIO files is a record of fields of 40 columns, none of them the patient. */
  private static final int LONGEST_PATIENT_CODE = 40;

  private final List<String> lines;
  private final Remarks remarks;

  /**
   * @param lines those before the results
   */
  HeaderReader(List<String> lines, Remarks remarks) {
    this.lines = lines;
    this.remarks = remarks;
  }

  static boolean isDate(List<String> lines, int line) {
    return line >= 1 && line <= lines.size() && HeaderDate.hasForm(lines.get(line - 1).strip());
  }

  static boolean isPostcode(List<String> lines, int line) {
    return line >= 1
        && line <= lines.size()
        && POSTCODE.matcher(lines.get(line - 1).strip()).matches();
  }

  /**
   * @throws DossierRefused when there is no header, or not all of it
   */
  Header read() {
    if (lines.stream().allMatch(String::isBlank)) {
      throw refused(Finding.of(MedecinsFinding.NO_HEADER));
    }
    int shift = shift();
    if (lines.size() < LINES + shift) {
      throw refused(Finding.of(MedecinsFinding.HEADER_CUT, Integer.toString(lines.size())));
    }
    checkNames(shift);
    if (shift != 0) {
      remarks.add(
          Finding.of(MedecinsFinding.HEADER_SHIFTED, Integer.toString(BIRTH + shift))
              .atLine(remarks.line(BIRTH + shift - 1)));
    }
    return header(shift);
  }

  /**
   * A header with a line too few may lack a name as well as a line of the address: then what would
   * be a given name is a street. Neither is guessed.
   *
   * @throws DossierRefused when the names may be others
   */
  private void checkNames(int shift) {
    if (shift == 0) {
      return;
    }
    int top = shiftOfNames(shift);
    boolean isAddress = hasDigit(raw(2 + top)) || hasDigit(raw(3 + top));
    boolean isAmbiguous = shift < top && raw(4).isBlank();
    if (isAddress || isAmbiguous) {
      throw refused(Finding.of(MedecinsFinding.NAMES_UNSURE).inField("L2"));
    }
  }

  private static boolean hasDigit(String line) {
    return line.chars().anyMatch(Character::isDigit);
  }

  private int shift() {
    for (int shift : SHIFTS) {
      if (isDate(lines, BIRTH + shift) && isDate(lines, EXAM + shift)) {
        return shift;
      }
    }
    for (int shift : SHIFTS) {
      if (isDate(lines, BIRTH + shift)) {
        return shift;
      }
    }
    if (isDate(lines, EXAM) && lines.get(BIRTH - 1).strip().length() <= 1) {
      return 0;
    }
    throw refused(
        lines.size() < EXAM
            ? Finding.of(MedecinsFinding.HEADER_CUT, Integer.toString(lines.size()))
            : Finding.of(MedecinsFinding.HEADER_UNREADABLE));
  }

  private DossierRefused refused(Finding finding) {
    return new DossierRefused(finding.atLine(remarks.firstLine()));
  }

  private Header header(int shift) {
    int top = shiftOfNames(shift);
    Correspondent sender = Correspondent.of(raw(11 + shift));
    boolean columns = raw(1 + top).stripTrailing().length() > LONGEST_PATIENT_CODE;
    String senderOfColumns = columns ? raw(1 + top).substring(0, LONGEST_PATIENT_CODE).strip() : "";
    return new Header(
        columns ? "" : field(1 + top),
        field(2 + top),
        field(3 + top),
        (field(4 + shift) + " " + field(5 + shift)).strip(),
        field(6 + shift),
        field(BIRTH + shift),
        field(8 + shift),
        field(9 + shift),
        field(EXAM + shift),
        sender.code().isEmpty() ? new Correspondent(senderOfColumns, "") : sender,
        Correspondent.of(raw(12 + shift)),
        LINES + shift);
  }

  /**
   * Whether the line too many or too few lies before the names or among the addresses behind them:
   * a patient code has digits, a name has none.
   */
  private int shiftOfNames(int shift) {
    if (shift == 0) {
      return 0;
    }
    boolean codeFirst = hasDigit(lines.get(0));
    return codeFirst ? 0 : shift;
  }

  /** A line as written; none before the first. */
  private String raw(int line) {
    String text = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    return text.strip().equals(".") ? "" : text;
  }

  private String field(int line) {
    String text = DisplayText.of(raw(line)).strip();
    return remarks.bounded(new HeaderPlaces.Numbered(remarks.firstLine()), line, text);
  }
}
