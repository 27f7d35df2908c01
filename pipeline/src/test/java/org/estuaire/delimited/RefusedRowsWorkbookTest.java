package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordSplitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender gets back is a file of its own kind, which loads once corrected. */
class RefusedRowsWorkbookTest {

  private static final Partner PARTNER =
      Partner.named("cd-99", Partner.Kind.COUNCIL, LaneName.SOCIAL);
  private static final Mapping MAPPING =
      new Mapping(
          "pension",
          ';',
          false,
          List.of(
              column("NUMERO", new org.estuaire.delimited.CellType.Text(20), true),
              column("NOM", new org.estuaire.delimited.CellType.Text(60), false),
              column("CODE POSTAL", new org.estuaire.delimited.CellType.Text(5), false),
              column("MONTANT", new org.estuaire.delimited.CellType.Decimal(8, 2), false),
              column("DATE_DEBUT", org.estuaire.delimited.CellType.Date.OF_AN_ACT, false)),
          List.of());
  private static final List<String> COLUMNS =
      List.of("NUMERO", "NOM", "CODE POSTAL", "MONTANT", "DATE_DEBUT");
  private static final DelimitedFormat<DelimitedRow> FORMAT = format(MAPPING);

  private static DelimitedFormat<DelimitedRow> format(Mapping mapping) {
    return new DelimitedFormat<>(
        "pension",
        "pension",
        Mappings.of("cd-99", mapping),
        (row, partner) ->
            row.errors().isEmpty()
                ? new Decoded.Readable<>(row, row.warnings())
                : new Decoded.Unreadable<>("", row.errors()));
  }

  private static Mapping.Column column(
      String name, org.estuaire.delimited.CellType type, boolean required) {
    return new Mapping.Column(name, name, type, required, Map.of(), "", "");
  }

  private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var workbook = new org.dhatim.fastexcel.Workbook(out, "Essai", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Droits");
      for (int i = 0; i < COLUMNS.size(); i++) {
        sheet.value(0, i, COLUMNS.get(i));
      }
      content.accept(sheet);
    }
    return out.toByteArray();
  }

  /** Its second row has an impossible amount; the first is accepted. */
  private static byte[] delivered(String name, Object amount) throws IOException {
    return workbook(
        sheet -> {
          sheet.value(1, 0, "D-1");
          sheet.value(2, 0, "D-2");
          sheet.inlineString(2, 1, name);
          sheet.value(2, 2, "01990");
          if (amount instanceof String text) {
            sheet.value(2, 3, text);
          } else {
            sheet.value(2, 3, (Number) amount);
          }
          sheet.value(2, 4, LocalDate.of(2018, 5, 12));
          sheet.style(2, 4).format("dd/mm/yyyy").set();
        });
  }

  private static Inspection.Ready inspect(byte[] file) throws IOException {
    return (Inspection.Ready) FORMAT.inspect(new ByteArrayInputStream(file), PARTNER);
  }

  private static List<Decoded<DelimitedRow>> rows(byte[] file, List<RefusedRow> refused)
      throws IOException {
    Reading reading = inspect(file).reading();
    List<Decoded<DelimitedRow>> rows = new ArrayList<>();
    try (RecordSplitter split = FORMAT.split(new ByteArrayInputStream(file), PARTNER, reading)) {
      for (Optional<RawRecord> row = split.next(); row.isPresent(); row = split.next()) {
        Decoded<DelimitedRow> decoded = FORMAT.decoder(PARTNER, reading).decode(row.get());
        rows.add(decoded);
        if (decoded instanceof Decoded.Unreadable<DelimitedRow> bad) {
          refused.add(new RefusedRow(row.get().bytes(), row.get().place().line(), bad.why()));
        }
      }
    }
    return rows;
  }

  private static byte[] answer(byte[] file) throws IOException {
    List<RefusedRow> refused = new ArrayList<>();
    rows(file, refused);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RefusedRows.of(inspect(file).reading(), MAPPING, Language.FR).write(refused.iterator(), out);
    return out.toByteArray();
  }

  private static List<Row> sheet(byte[] workbook) throws IOException {
    try (ReadableWorkbook read =
        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, true))) {
      return read.getFirstSheet().read();
    }
  }

  private static DelimitedRow readable(byte[] file, int place) throws IOException {
    return ((Decoded.Readable<DelimitedRow>) rows(file, new ArrayList<>()).get(place)).record();
  }

  @Test
  void refusedRowsOfAWorkbookGoBackAsAWorkbookOfTheSameColumnsAndTypes() throws IOException {
    byte[] answer = answer(delivered("Béranger; dit \"Zoé\" <&>", "douze"));

    List<Row> sheet = sheet(answer);
    assertThat(sheet).hasSize(2);
    assertThat(sheet.get(0).stream().map(Cell::getText))
        .containsExactly("NUMERO", "NOM", "CODE POSTAL", "MONTANT", "DATE_DEBUT", "MOTIF", "LIGNE");
    Row row = sheet.get(1);
    assertThat(row.getCellText(1)).isEqualTo("Béranger; dit \"Zoé\" <&>");
    assertThat(row.getCellText(2)).isEqualTo("01990");
    assertThat(row.getCellAsDate(4)).contains(LocalDate.of(2018, 5, 12).atStartOfDay());
    assertThat(row.getCellText(5)).startsWith("MONTANT : Le nombre n'est pas lisible.");
    assertThat(row.getCellText(6)).isEqualTo("3");
    assertThat(FORMAT.extension(inspect(answer).reading())).isEqualTo("xlsx");
  }

  /** The ground is the only thing in which the cells of a row differ. */
  @Test
  void theCellThatWasRefusedIsMarkedAndNoOther() throws IOException {
    byte[] answer = answer(delivered("Zoé", "douze"));

    assertThat(marked(answer)).containsExactly("D2");
  }

  private static List<String> marked(byte[] workbook) throws IOException {
    try (var zip =
        org.apache.commons.compress.archivers.zip.ZipFile.builder().setByteArray(workbook).get()) {
      String xml =
          new String(
              zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      return java.util.regex.Pattern.compile("<c r=\"([A-Z]+\\d+)\" s=\"[345]\"")
          .matcher(xml)
          .results()
          .map(cell -> cell.group(1))
          .toList();
    }
  }

  @Test
  void theAnswerIsReadAgainWithoutRemarksAndItsReasonIsNoColumn() throws IOException {
    byte[] answer = answer(delivered("Zoé", "douze"));

    assertThat(inspect(answer).warnings()).isEmpty();
    List<RefusedRow> again = new ArrayList<>();
    rows(answer, again);
    assertThat(again).singleElement().satisfies(row -> assertThat(row.why()).hasSize(1));
    // Refused twice, it carries the reasons of the second time only.
    assertThat(sheet(answer(answer)).get(0).getCellCount()).isEqualTo(7);
  }

  @Test
  void anAmountAndADayThatWereNotRefusedComeBackAsWhatTheyWere() throws IOException {
    byte[] file =
        workbook(
            sheet -> {
              sheet.value(1, 1, "sans numéro");
              sheet.value(1, 3, 1234.5);
              sheet.value(1, 4, LocalDate.of(2018, 5, 12));
              sheet.style(1, 4).format("dd/mm/yyyy").set();
            });
    byte[] answer = answer(file);

    assertThat(sheet(answer).get(1).getCell(3).getType()).isEqualTo(CellType.NUMBER);
    assertThat(marked(answer)).containsExactly("A2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"x\")", "＝1"})
  void whatBeginsLikeAFormulaIsTextAndComesBackAsItWas(String name) throws IOException {
    byte[] answer = answer(delivered(name, "douze"));

    Cell cell = sheet(answer).get(1).getCell(1);
    assertThat(cell.getType()).isEqualTo(CellType.STRING);
    assertThat(cell.getFormula()).isNull();
    List<RefusedRow> again = new ArrayList<>();
    rows(answer, again);
    assertThat(new String(again.get(0).bytes(), StandardCharsets.UTF_8))
        .contains(name.replace("\"", "\"\""));
  }

  @Test
  void theSheetHasTheNameUnderWhichTheMappingLooksForIt() throws IOException {
    Mapping named =
        new Mapping(
            "pension",
            ';',
            false,
            MAPPING.columns(),
            List.of(),
            Optional.empty(),
            Optional.of("Droits"));
    byte[] file = delivered("Zoé", "douze");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RefusedRows.of(inspect(file).reading(), named, Language.FR)
        .write(Collections.emptyIterator(), out);

    assertThat(format(named).inspect(new ByteArrayInputStream(out.toByteArray()), PARTNER))
        .isInstanceOf(Inspection.Ready.class);
  }

  /** After a crash the same file is written again, under the same name. */
  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    byte[] file = delivered("Zoé", "douze");

    assertThat(answer(file)).isEqualTo(answer(file));
  }

  @Test
  void controlsThatXmlDoesNotHoldAreShownInsteadOfBreakingTheWorkbook() throws IOException {
    Reading reading = inspect(delivered("Zoé", "douze")).reading();
    RefusedRow row =
        new RefusedRow(
            "D-2;\u0001\u001B[31m\uFFFE;;;".getBytes(StandardCharsets.UTF_8),
            2,
            List.of(Finding.of(DelimitedFinding.CONTROL_CHARACTER).inField("NOM")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RefusedRows.of(reading, MAPPING, Language.FR).write(List.of(row).iterator(), out);

    assertThat(sheet(out.toByteArray()).get(1).getCellText(1)).isEqualTo("␁␛[31m\uFFFD");
  }

  @Test
  void refusedRowsWithoutEndAreHeldOneByOne() throws IOException {
    Reading reading = inspect(delivered("Zoé", "douze")).reading();
    List<Finding> why = List.of(Finding.of(DelimitedFinding.DECIMAL_UNREADABLE).inField("MONTANT"));
    byte[] bytes = "D-2;Zoé;01990;douze;2018-05-12".getBytes(StandardCharsets.UTF_8);
    long before = inMemory();
    AtomicLong held = new AtomicLong();
    RefusedRows.of(reading, MAPPING, Language.FR)
        .write(
            IntStream.rangeClosed(1, 60_000)
                .peek(i -> held.set(i == 60_000 ? inMemory() - before : 0))
                .mapToObj(i -> new RefusedRow(bytes, i + 1, why))
                .iterator(),
            OutputStream.nullOutputStream());

    assertThat(held.get()).isLessThan(4L << 20);
  }

  private static long inMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, '\t', true",
    "UTF-16BE, '\t', true",
    "UTF-8, '\t', true",
    "UTF-8, |, false",
    "windows-1252, |, false",
    "UTF-16LE, ;, true"
  })
  void refusedRowsOfATextGoBackInItsEncodingAndWithItsSeparator(
      String charset, String separator, boolean marked) throws IOException {
    Charset as = Charset.forName(charset);
    String mark = marked ? "\uFEFF" : "";
    String text = mark + "NUMERO;NOM;CODE POSTAL;MONTANT;DATE_DEBUT\r\nD-1;Zoé;01990;douze;\r\n";
    byte[] answer = answer(text.replace(";", separator).getBytes(as));

    String back = new String(answer, as);
    assertThat(back)
        .startsWith(mark + "NUMERO" + separator + "NOM" + separator)
        .contains("D-1" + separator + "Zoé" + separator + "01990" + separator + "douze");
    assertThat(
            readable(back.replace("douze", "12").getBytes(as), 0).decimal("MONTANT").orElseThrow())
        .isEqualByComparingTo("12");
  }
}
