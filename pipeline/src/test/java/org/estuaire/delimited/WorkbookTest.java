package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.OfficePackage;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {

  private static final Partner PARTNER =
      Partner.named("cd-99", Partner.Kind.COUNCIL, LaneName.SOCIAL);
  private static final Mapping MAPPING =
      new Mapping(
          "pension",
          ';',
          false,
          List.of(
              column("NUMERO", new CellType.Text(20), true),
              column("NIR", new CellType.Nir(), false),
              column("NOM", new CellType.Text(60), false),
              column("MONTANT", new CellType.Decimal(8, 2), false),
              column("DATE_DEBUT", CellType.Date.OF_AN_ACT, false)),
          List.of());
  private static final DelimitedFormat<DelimitedRow> FORMAT =
      new DelimitedFormat<>(
          "pension",
          "pension",
          Mappings.of("cd-99", MAPPING),
          (row, partner) ->
              row.errors().isEmpty()
                  ? new Decoded.Readable<>(row, row.warnings())
                  : new Decoded.Unreadable<>("", row.errors()));

  private static Mapping.Column column(String name, CellType type, boolean required) {
    return new Mapping.Column(name, name, type, required, Map.of(), "", "");
  }

  private static byte[] workbook(Consumer<Workbook> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Essai", "1.0")) {
      content.accept(workbook);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  private static void header(Worksheet sheet, int row) {
    for (int i = 0; i < MAPPING.columns().size(); i++) {
      sheet.value(row, i, MAPPING.columns().get(i).name());
    }
  }

  private static byte[] oneRow() {
    return workbook(
        workbook -> {
          Worksheet sheet = workbook.newWorksheet("Droits");
          sheet.value(0, 0, "Export des droits");
          header(sheet, 2);
          sheet.value(3, 0, "D-1");
          sheet.value(3, 1, 2350538999001L);
          sheet.value(3, 2, "Béranger; dit \"Zoé\"");
          sheet.value(3, 3, 1234.56);
          sheet.value(3, 4, LocalDate.of(2018, 5, 12));
          sheet.style(3, 4).format("dd/mm/yyyy").set();
        });
  }

  private static Inspection inspect(byte[] file) throws IOException {
    return FORMAT.inspect(new ByteArrayInputStream(file), PARTNER);
  }

  private static List<RawRecord> records(byte[] file) throws IOException {
    Inspection.Ready ready = (Inspection.Ready) inspect(file);
    List<RawRecord> records = new ArrayList<>();
    try (RecordSplitter rows =
        FORMAT.split(new ByteArrayInputStream(file), PARTNER, ready.reading())) {
      for (Optional<RawRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
        records.add(row.get());
      }
    }
    return records;
  }

  private static DelimitedRow row(byte[] file, int place) throws IOException {
    Inspection.Ready ready = (Inspection.Ready) inspect(file);
    return ((Decoded.Readable<DelimitedRow>)
            FORMAT.decoder(PARTNER, ready.reading()).decode(records(file).get(place)))
        .record();
  }

  private static List<FindingCode> refusal(byte[] file) throws IOException {
    return codes(((Inspection.Refused) inspect(file)).why());
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void emptyCellsAtTheEndOfARowAreNotMissing() throws IOException {
    byte[] file =
        workbook(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Droits");
              header(sheet, 0);
              sheet.value(1, 0, "D-1");
              sheet.value(1, 2, "Zoé");
            });

    assertThat(row(file, 0).errors()).isEmpty();
    assertThat(row(file, 0).text("NOM")).isEqualTo("Zoé");
  }

  @Test
  void aRowOfSumsIsNoRecord() throws IOException {
    byte[] file =
        workbook(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Droits");
              header(sheet, 0);
              sheet.value(1, 0, "D-1");
              sheet.value(1, 3, 12.5);
              sheet.value(2, 2, "Total");
              sheet.value(3, 0, "D-2");
            });

    assertThat(records(file)).hasSize(2);
  }

  @Test
  void theFirstSheetIsReadAsTheFileThatItWouldHaveBeen() throws IOException {
    byte[] file = oneRow();
    assertThat(FORMAT.recognises(file, PARTNER)).isTrue();
    assertThat(((Inspection.Ready) inspect(file)).records()).isEqualTo(1);
    DelimitedRow row = row(file, 0);
    assertThat(row.text("NUMERO")).isEqualTo("D-1");
    assertThat(row.text("NIR")).isEqualTo("2350538999001");
    assertThat(row.text("NOM")).isEqualTo("Béranger; dit \"Zoé\"");
    assertThat(row.decimal("MONTANT").orElseThrow()).isEqualByComparingTo("1234.56");
    assertThat(row.date("DATE_DEBUT")).contains(LocalDate.of(2018, 5, 12));
  }

  @Test
  void aRowKeepsTheNumberThatItHasInTheSheet() throws IOException {
    assertThat(records(oneRow()).get(0).place().line()).isEqualTo(4);
  }

  @Test
  void furtherSheetsAreToldAndHiddenOnesAreNotThere() throws IOException {
    byte[] file =
        workbook(
            workbook -> {
              workbook
                  .newWorksheet("Notes")
                  .setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
              Worksheet sheet = workbook.newWorksheet("Droits");
              header(sheet, 0);
              sheet.value(1, 0, "D-1");
              workbook.newWorksheet("Autres").value(0, 0, "x");
            });
    Inspection.Ready ready = (Inspection.Ready) inspect(file);
    assertThat(ready.records()).isEqualTo(1);
    assertThat(codes(ready.warnings())).containsExactly(DelimitedFinding.OTHER_SHEETS);
    assertThat(ready.warnings().get(0).arguments()).containsExactly("1", "Droits");
  }

  @Test
  void aFileWithThePartsOfAWorkbookAndNothingInThemIsOneRefusal() throws IOException {
    byte[] empty = zip(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"));
    assertThat(OfficePackage.of(zip(Map.of("[Content_Types].xml", "<Types/>"))))
        .isEqualTo(OfficePackage.OPEN_XML);
    assertThat(refusal(empty)).containsExactly(DelimitedFinding.WORKBOOK_UNREADABLE);
    assertThat(refusal(java.util.Arrays.copyOf(oneRow(), 700)))
        .containsExactly(DelimitedFinding.WORKBOOK_UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "<c r='D4'><f>800+50</f><v/></c>, true",
    "<c r='D4'><f>800+50</f></c>, true",
    "<c r='D4'><f>800+50</f><v>850</v></c>, false",
    "<c r='D4' t='str'><f>A1</f><v></v></c>, false",
    "<c r='D4'/>, false"
  })
  void aFormulaThatNobodyCalculatedIsNoEmptyCell(String cell, boolean refused) throws IOException {
    byte[] file =
        zip(
            Map.of(
                "[Content_Types].xml",
                "<Types/>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r='4'>" + cell + "</row></sheetData></worksheet>"));
    assertThat(refusal(file))
        .containsExactly(
            refused
                ? DelimitedFinding.FORMULA_WITHOUT_RESULT
                : DelimitedFinding.WORKBOOK_UNREADABLE);
  }

  @Test
  void aWorkbookOfOtherColumnsSaysWhichAreMissing() throws IOException {
    byte[] file = workbook(workbook -> workbook.newWorksheet("A").value(0, 0, "Autre"));
    assertThat(refusal(file)).containsExactly(DelimitedFinding.MISSING_COLUMN);
  }

  /** A reader pads a row up to its last cell, and a file up to its last row. */
  @ParameterizedTest
  @CsvSource({
    "r=\"E4\", r=\"XFD4\", true",
    "r=\"E4\", r=\"XFE4\", false",
    "r=\"E4\", r=\"ZZZZZZ4\", false",
    "r=\"4\", r=\"1048576\", true",
    "r=\"4\", r=\"1048577\", false",
    "r=\"4\", r=\"99999999999\", false"
  })
  void aCellBeyondTheSizeOfSheetsIsRefusedBeforeItIsBuilt(String from, String to, boolean read)
      throws IOException {
    byte[] file = sheetWith(from, to);
    if (read) {
      assertThat(inspect(file)).isInstanceOf(Inspection.Ready.class);
    } else {
      assertThat(refusal(file)).containsExactly(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
  }

  @Test
  void aRowOfMoreCellsThanASheetHasColumnsIsRefusedBeforeTheyAreBuilt() throws IOException {
    assertThat(refusal(sheetWith("</row>", "<c/>".repeat(RowText.MOST_CELLS) + "</row>")))
        .containsExactly(DelimitedFinding.WORKBOOK_UNREADABLE);
  }

  @Test
  void aNumberThatWouldBeATextOfAGigabyteIsNotWrittenOut() throws IOException {
    byte[] file = sheetWith("1234.56", "1E999999999");
    assertThat(records(file))
        .singleElement()
        .satisfies(row -> assertThat(row.bytes()).asString().contains("1E+999999999"));
  }

  /** The good workbook of one row, with something else in its sheet. */
  private static byte[] sheetWith(String from, String to) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile good = ZipFile.builder().setByteArray(oneRow()).get();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipArchiveEntry part : Collections.list(good.getEntries())) {
        String content =
            new String(good.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
        boolean sheet = part.getName().endsWith("sheet1.xml");
        assertThat(!sheet || content.contains(from)).isTrue();
        zip.putNextEntry(new ZipEntry(part.getName()));
        zip.write((sheet ? content.replace(from, to) : content).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  @Test
  void aBombIsRefusedBeforeItIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 300; i++) {
        zip.write(blanks);
      }
    }
    assertThat(refusal(out.toByteArray())).containsExactly(DelimitedFinding.WORKBOOK_TOO_LARGE);
  }

  @Test
  void aWorkbookThatFillsTheMemoryAsItIsSentIsRefused() throws IOException {
    byte[] head = oneRow();
    byte[] file = java.util.Arrays.copyOf(head, org.estuaire.delimited.Workbook.MOST_BYTES + 1);
    assertThat(refusal(file)).containsExactly(DelimitedFinding.WORKBOOK_TOO_LONG);
  }

  @Test
  void aDocumentTypeIsRefused() throws IOException {
    byte[] file =
        zip(
            Map.of(
                "xl/workbook.xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM"
                    + " \"file:///etc/passwd\">]><workbook>&b;</workbook>"));
    assertThat(refusal(file)).containsExactly(DelimitedFinding.WORKBOOK_UNREADABLE);
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
