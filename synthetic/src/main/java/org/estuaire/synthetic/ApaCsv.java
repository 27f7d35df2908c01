package org.estuaire.synthetic;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.synthetic.ApaColumn.Kind;

/** The APA exports of the two councils: the same columns in two vendors' forms. */
enum ApaCsv {
  /**
   * The reference layout: windows-1252, decimal comma, no-break space between thousands, a count at
   * the end.
   */
  CD_38("cd-38", "38", Charset.forName("windows-1252")),
  /**
   * UTF-8 with a byte order mark, headings as a person would write them, another order, a column of
   * its own, its own codes, no count.
   */
  CD_69("cd-69", "69", StandardCharsets.UTF_8);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final String LINE_END = "\r\n";
  private static final String NO_BREAK_SPACE = "\u00A0";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Map<String, String> SEXES = Map.of("M", "H", "F", "F");
  private static final Map<String, String> TYPES =
      Map.of("D", "DOM", "E", "ETAB", "F", "FAM", "U", "URG");

  private final String partner;
  private final String department;
  private final Charset charset;

  ApaCsv(String partner, String department, Charset charset) {
    this.partner = partner;
    this.department = department;
    this.charset = charset;
  }

  String partner() {
    return partner;
  }

  /** Whether this council pays for that person. */
  boolean covers(Person person) {
    return person.home().commune().department().equals(department);
  }

  byte[] header() {
    if (this == CD_38) {
      return line(columns().stream().map(Enum::name).toList());
    }
    List<String> headings =
        columns().stream()
            .map(ApaColumn::accented)
            .collect(Collectors.toCollection(ArrayList::new));
    headings.add("Agence");
    return (BYTE_ORDER_MARK + String.join(";", headings) + LINE_END).getBytes(charset);
  }

  byte[] row(ApaRow row) {
    List<String> cells = new ArrayList<>();
    for (ApaColumn column : columns()) {
      cells.add(cell(column, row.get(column)));
    }
    if (this == CD_69) {
      cells.add("Agence " + row.get(ApaColumn.COMMUNE_INSEE));
    }
    return line(cells);
  }

  /** Empty for the council that sends none. */
  byte[] trailer(long rows) {
    return this == CD_38 ? line(List.of("TOTAL", Long.toString(rows))) : new byte[0];
  }

  /** One line of these cells, quoted where they must be. */
  byte[] line(List<String> cells) {
    return (cells.stream().map(ApaCsv::quoted).collect(Collectors.joining(";")) + LINE_END)
        .getBytes(charset);
  }

  /** The second council begins with what its clerks look at: decision and plan first. */
  private List<ApaColumn> columns() {
    List<ApaColumn> columns = new ArrayList<>(List.of(ApaColumn.values()));
    if (this == CD_69) {
      Collections.rotate(columns, 37);
    }
    return columns;
  }

  private String cell(ApaColumn column, String value) {
    if (value.isEmpty()) {
      return value;
    }
    if (column.kind() == Kind.DATE) {
      return isIsoDate(value) ? DAY.format(LocalDate.parse(value)) : value;
    }
    if (column.kind() == Kind.AMOUNT) {
      return amount(value);
    }
    return this == CD_69 ? ownCode(column, value) : value;
  }

  private static String ownCode(ApaColumn column, String value) {
    return switch (column) {
      case SEXE -> SEXES.getOrDefault(value, value);
      case TYPE_APA -> TYPES.getOrDefault(value, value);
      case GIR -> "GIR " + value;
      default -> value;
    };
  }

  private String amount(String plain) {
    BigDecimal value = new BigDecimal(plain);
    String comma = plain.replace('.', ',');
    int wholeDigits = comma.indexOf(',') < 0 ? comma.length() : comma.indexOf(',');
    boolean grouped = this == CD_38 && value.signum() > 0 && wholeDigits > 3;
    return grouped
        ? comma.substring(0, wholeDigits - 3) + NO_BREAK_SPACE + comma.substring(wholeDigits - 3)
        : comma;
  }

  private static boolean isIsoDate(String value) {
    return value.length() == 10 && value.charAt(4) == '-';
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
