package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.estuaire.delimited.RecordSchema.Field;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.TextFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedFormatTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Partner PARTNER =
      Partner.named("cd-99", Partner.Kind.COUNCIL, LaneName.SOCIAL);
  private static final RecordSchema SCHEMA =
      new RecordSchema(
          "pension",
          List.of(
              Field.required("NUMERO", new CellType.Text(20)),
              Field.optional("NOM", new CellType.Text(60)),
              Field.optional("MONTANT", new CellType.Decimal(8, 2)),
              Field.optional("DATE_DEBUT", CellType.Date.OF_AN_ACT)));
  private static final String HEADER = "NUMERO;NOM;MONTANT;DATE_DEBUT\r\n";

  @Test
  void aFileWithoutMultibyteLettersIsReadAsWindows1252() throws IOException {
    byte[] file = (HEADER + "1;ZOÉ;1\u00A0234,56 €;\r\n").getBytes(WINDOWS);
    DelimitedRow row = row(file, 0);
    assertThat(row.text("NOM")).isEqualTo("ZOÉ");
    assertThat(row.decimal("MONTANT").orElseThrow()).isEqualByComparingTo("1234.56");
  }

  @Test
  void aFileOfUtf8SequencesIsReadAsUtf8WithAndWithoutByteOrderMark() throws IOException {
    String file = HEADER + "1;ZOÉ;1,00;\r\n";
    assertThat(row(file.getBytes(StandardCharsets.UTF_8), 0).text("NOM")).isEqualTo("ZOÉ");
    assertThat(row(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8), 0).text("NUMERO"))
        .isEqualTo("1");
  }

  @Test
  void aRowOfAnotherEncodingThanItsFileIsReadAndToldWhereItStands() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write((HEADER + "1;Zoé;;\r\n2;Noël;;\r\n").getBytes(WINDOWS));
    file.write("3;Hélène;;\r\n4;BÃ©ranger;;\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(row(file.toByteArray(), 2).text("NOM")).isEqualTo("Hélène");
    assertThat(row(file.toByteArray(), 2).warnings())
        .singleElement()
        .matches(told -> told.code() == TextFinding.OTHER_CHARSET && told.line() == 4);
    assertThat(row(file.toByteArray(), 3).text("NOM")).isEqualTo("Béranger");
    assertThat(row(file.toByteArray(), 3).warnings())
        .singleElement()
        .matches(told -> told.code() == TextFinding.ENCODED_TWICE && told.line() == 5);
  }

  @Test
  void oneDamagedByteInAFileOfUtf8RefusesItsRowOnly() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write((HEADER + "1;ZOÉ;;\r\n2;NOËL;;\r\n3;AB").getBytes(StandardCharsets.UTF_8));
    file.write(0xE9);
    file.write("C;;\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(row(file.toByteArray(), 1).text("NOM")).isEqualTo("NOËL");
    assertThat(errors(file.toByteArray(), 2)).containsExactly(DelimitedFinding.ROW_ENCODING);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x81, 0x8D, 0x8F, 0x90, 0x9D})
  void aByteThatWindows1252DoesNotKnowRefusesItsRow(int unknown) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write((HEADER + "1;É;;\r\n2;A").getBytes(WINDOWS));
    file.write(unknown);
    file.write(";;\r\n".getBytes(WINDOWS));
    assertThat(errors(file.toByteArray(), 0)).isEmpty();
    assertThat(errors(file.toByteArray(), 1)).containsExactly(DelimitedFinding.ROW_ENCODING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMERO,NOM,MONTANT,DATE_DEBUT|COMMA_SEPARATED",
        "NUMERO/NOM/MONTANT/DATE_DEBUT|WRONG_SEPARATOR",
        "NOM;MONTANT;DATE_DEBUT|MISSING_COLUMN",
        "NUMERO;NOM;Nom;MONTANT|DUPLICATE_COLUMN"
      })
  void aHeaderThatCannotBeReadRefusesTheDelivery(String header, DelimitedFinding why)
      throws IOException {
    assertThat(refusal(header + "\r\n1;A;2;3\r\n")).containsExactly(why);
  }

  @Test
  void aHeaderIsMatchedWithoutRegardToCaseAccentsOrderAndUnderscore() throws IOException {
    byte[] file = "Date début;Agence;Numéro\n05/03/2017;Est;7\n".getBytes(WINDOWS);
    Inspection.Ready ready = (Inspection.Ready) inspect(file);
    assertThat(ready.warnings())
        .extracting(Finding::code)
        .containsExactly(DelimitedFinding.UNKNOWN_COLUMN);
    assertThat(row(file, 0).date("DATE_DEBUT")).hasToString("Optional[2017-03-05]");
  }

  @Test
  void tenThousandColumnsAreRefused() throws IOException {
    String header =
        IntStream.range(0, 10_000).mapToObj(i -> "C" + i).collect(Collectors.joining(";"));
    assertThat(refusal("NUMERO;" + header + "\n1;2\n"))
        .containsExactly(DelimitedFinding.TOO_MANY_COLUMNS);
  }

  @Test
  void aRowOfTenThousandCellsIsRefusedAlone() throws IOException {
    byte[] file = (HEADER + "x;".repeat(10_000) + "x\r\n2;B;;\r\n").getBytes(WINDOWS);
    assertThat(errors(file, 0)).containsExactly(DelimitedFinding.CELL_COUNT);
    assertThat(errors(file, 1)).isEmpty();
  }

  @Test
  void aRowOfMoreCellsThanASheetHasColumnsIsRefusedWithItsLineBeforeAnyCellIsBuilt()
      throws IOException {
    byte[] file =
        (HEADER + "1;A;;\r\n2" + ";".repeat(RowText.MOST_CELLS) + "\r\n").getBytes(WINDOWS);
    assertThat(errors(file, 0)).isEmpty();
    assertThat(errors(file, 1)).containsExactly(DelimitedFinding.TOO_MANY_CELLS);
    byte[] widest = (HEADER + "2" + ";".repeat(RowText.MOST_CELLS - 1) + "\r\n").getBytes(WINDOWS);
    assertThat(errors(widest, 0)).isEmpty();
  }

  @Test
  void separatorsInsideQuotationMarksAreNoCells() {
    String row = "1;\"" + ";".repeat(RowText.MOST_CELLS) + "\"";
    assertThat(RowText.isTooWide(row, ';')).isFalse();
    assertThat(RowText.cells(row, ';').orElseThrow()).hasSize(2);
  }

  /** Quotation marks anywhere in the row bring the parser in: it must agree about the others. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a", ";", ";;", " a ; b", "a;", ";a", "é;\u00A0;'", "=1+1;#;,\t", "a\u0000b;c\\;"})
  void aRowWithoutQuotationMarksHasTheCellsThatTheParserFinds(String row) {
    List<String> quotedToo = new ArrayList<>(RowText.cells(row, ';').orElseThrow());
    quotedToo.add("x;");
    assertThat(RowText.cells(row + ";\"x;\"", ';')).contains(quotedToo);
  }

  @Test
  void aHeaderOfMillionsOfCellsIsRefusedWithoutBuildingThem() throws IOException {
    assertThat(refusal("NUMERO" + ";NOM".repeat(1_000_000) + "\n1;2\n"))
        .containsExactly(DelimitedFinding.TOO_MANY_COLUMNS);
  }

  @Test
  void ofARefusedRowWithoutEndOnlyItsBeginningGoesBackAndNeverAsAFormula() throws IOException {
    byte[] file = (HEADER + "2" + ";=A1".repeat(RowText.MOST_CELLS) + "\r\n").getBytes(WINDOWS);
    String back = new String(refusedRows(file, 0), WINDOWS);
    assertThat(back).contains("\r\n2;\"'=A1\";").doesNotContain(";=A1");
  }

  @Test
  void aRowCutShortIsRefusedButSpareSeparatorsAreNot() throws IOException {
    byte[] file = (HEADER + "1;A;2,00\r\n2;B;2,00;;;\r\n").getBytes(WINDOWS);
    assertThat(errors(file, 0)).containsExactly(DelimitedFinding.CELL_COUNT);
    assertThat(errors(file, 1)).isEmpty();
  }

  @Test
  void aNulRefusesItsRow() throws IOException {
    byte[] file = (HEADER + "1;A\0B;;\r\n").getBytes(WINDOWS);
    assertThat(errors(file, 0)).containsExactly(DelimitedFinding.CONTROL_CHARACTER);
  }

  @Test
  void allBrokenCellsOfARowAreNamedAtOnce() throws IOException {
    byte[] file = (HEADER + ";A;1,234.5;31/02/2018\r\n").getBytes(WINDOWS);
    assertThat(errors(file, 0))
        .containsExactly(
            DelimitedFinding.MANDATORY_CELL,
            DelimitedFinding.DECIMAL_AMBIGUOUS,
            DelimitedFinding.DATE_IMPOSSIBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NULL", "nr", "-", "  ", "\u00A0"})
  void wordsForNothingAreEmpty(String nothing) throws IOException {
    byte[] file = (HEADER + "1;" + nothing + ";" + nothing + ";\r\n").getBytes(WINDOWS);
    assertThat(row(file, 0).text("NOM")).isEmpty();
    assertThat(row(file, 0).decimal("MONTANT")).isEmpty();
  }

  @Test
  void theTrailerIsNoRecordAndItsCountMustBeRight() throws IOException {
    String rows = HEADER + "1;A;;\r\n2;B;;\r\n;;;\r\n";
    Inspection.Ready ready = (Inspection.Ready) inspect((rows + "TOTAL;2;;").getBytes(WINDOWS));
    assertThat(ready.records()).isEqualTo(2);
    assertThat(records((rows + "TOTAL;2;;").getBytes(WINDOWS))).hasSize(2);
    assertThat(refusal(rows + "FIN;3\r\n")).containsExactly(DelimitedFinding.TRAILER_COUNT);
    assertThat(refusal(rows + "TOTAL;2\r\n3;C;;\r\n"))
        .containsExactly(DelimitedFinding.ROWS_AFTER_TRAILER);
  }

  @Test
  void aReplacementCharacterRefusesTheDelivery() throws IOException {
    Inspection refused = inspect((HEADER + "1;ZO\uFFFD;;\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(((Inspection.Refused) refused).why())
        .extracting(Finding::code)
        .containsExactly(DelimitedFinding.REPLACEMENT_CHARACTER);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertThat(refusal("\r\n\r\n")).containsExactly(DelimitedFinding.NO_HEADER);
  }

  @Test
  void aFileIsRecognisedByItsHeaderOnly() {
    assertThat(format().recognises((HEADER + "1;2").getBytes(WINDOWS), PARTNER)).isTrue();
    assertThat(format().recognises("MSH|^~\\&|LABO\r".getBytes(WINDOWS), PARTNER)).isFalse();
    assertThat(format().recognises(HEADER.replace(';', ',').getBytes(WINDOWS), PARTNER)).isTrue();
    Partner other = Partner.named("cd-98", Partner.Kind.COUNCIL, LaneName.SOCIAL);
    assertThat(format().recognises(HEADER.getBytes(WINDOWS), other)).isFalse();
  }

  @Test
  void refusedRowsGoBackUnchangedWithTheirReasonsAndComeInAgain() throws IOException {
    byte[] file =
        (HEADER + "1;\"É\n;\";2,00;31/02/2018\r\n2;B;;\r\n3;=A1;x;\r\n").getBytes(WINDOWS);
    byte[] back = refusedRows(file, 0, 2);
    String text = new String(back, WINDOWS);
    assertThat(text)
        .startsWith("NUMERO;NOM;MONTANT;DATE_DEBUT;MOTIF;LIGNE\r\n1;\"É\n;\";2,00;31/02/2018;\"")
        .contains("\r\n3;\"'=A1\";x;;\"MONTANT : Le nombre n'est pas lisible. ")
        .contains("DATE_DEBUT : La date n'existe pas dans le calendrier")
        .endsWith(";5\r\n");
    byte[] corrected =
        text.replace("31/02/2018", "28/02/2018").replace(";x;", ";7,50;").getBytes(WINDOWS);
    assertThat(((Inspection.Ready) inspect(corrected)).warnings()).isEmpty();
    assertThat(row(corrected, 0).date("DATE_DEBUT")).hasToString("Optional[2018-02-28]");
    assertThat(row(corrected, 1).decimal("MONTANT").orElseThrow()).isEqualByComparingTo("7.50");
  }

  @Test
  void rowsRefusedTwiceCarryTheReasonsOfTheSecondTimeOnly() throws IOException {
    byte[] once = refusedRows((HEADER + "1;A;x;\r\n").getBytes(WINDOWS), 0);
    String twice = new String(refusedRows(once, 0), WINDOWS);
    assertThat(twice).isEqualTo(new String(once, WINDOWS));
  }

  @Test
  void anAddedReasonIsNeverAFormula() throws IOException {
    Inspection.Ready ready = (Inspection.Ready) inspect((HEADER + "1;;;\n").getBytes(WINDOWS));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RefusedRowsCsv(ready.reading(), Language.FR)
        .write(
            List.of(
                    new RefusedRow(
                        "1;;;".getBytes(WINDOWS), 2, List.of(of(2, "=HYPERLINK(\"x\")"))))
                .iterator(),
            out);
    assertThat(out.toString(WINDOWS)).contains(";\"'=HYPERLINK(\"\"x\"\") : ");
  }

  /** Reasons take a hundred times the bytes of a row like this one. */
  @Test
  void refusedRowsWithoutEndAreAllGivenBackAndTheirReasonsTakeNoMoreThanTheyMay()
      throws IOException {
    Reading reading = ((Inspection.Ready) inspect((HEADER + "1;;;\n").getBytes(WINDOWS))).reading();
    int rows = 400_000;
    List<Finding> why = Collections.nCopies(40, of(2, "MONTANT"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RefusedRowsCsv(reading, Language.FR)
        .write(
            IntStream.range(0, rows)
                .mapToObj(i -> new RefusedRow("1;;;".getBytes(WINDOWS), i + 2, why))
                .iterator(),
            out);

    assertThat((long) out.size()).isLessThan(RefusalReasons.MOST_WORDS + 140L * rows);
    List<String> lines = out.toString(WINDOWS).lines().toList();
    assertThat(lines).hasSize(rows + 1);
    assertThat(lines.get(1)).contains("MONTANT : ");
    assertThat(lines).filteredOn(line -> line.contains("À partir d'ici")).hasSize(1);
    assertThat(lines.get(rows))
        .isEqualTo(
            "1;;;;\""
                + String.join(" / ", Collections.nCopies(5, "MONTANT CSV-032"))
                + " / …\";"
                + (rows + 1));
  }

  private static Finding of(long line, String column) {
    return Finding.of(DelimitedFinding.DATE_UNREADABLE).atLine(line).inField(column);
  }

  private static byte[] refusedRows(byte[] file, int... places) throws IOException {
    Reading reading = ((Inspection.Ready) inspect(file)).reading();
    List<RawRecord> records = records(file);
    List<RefusedRow> refused = new ArrayList<>();
    for (int place : places) {
      RawRecord raw = records.get(place);
      Decoded<DelimitedRow> decoded = format().decoder(PARTNER, reading).decode(raw);
      refused.add(
          new RefusedRow(
              raw.bytes(), raw.place().line(), ((Decoded.Unreadable<DelimitedRow>) decoded).why()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RefusedRowsCsv(reading, Language.FR).write(refused.iterator(), out);
    return out.toByteArray();
  }

  private static List<FindingCode> refusal(String file) throws IOException {
    return ((Inspection.Refused) inspect(file.getBytes(WINDOWS)))
        .why().stream().map(Finding::code).toList();
  }

  private static List<FindingCode> errors(byte[] file, int place) throws IOException {
    return decode(file, place) instanceof Decoded.Unreadable<DelimitedRow> unreadable
        ? unreadable.why().stream().map(Finding::code).toList()
        : List.of();
  }

  @Test
  void aDateThatNoColumnStatesIsTheDayOfArrivalInTheZoneOfTheSender() throws IOException {
    byte[] file = "Numéro\r\n1\r\n".getBytes(WINDOWS);
    DelimitedFormat<DelimitedRow> format =
        format(
            new Mapping(
                "pension",
                ';',
                false,
                List.of(column("Numéro", SCHEMA.fields().get(0))),
                List.of(new Mapping.Constant("DATE_DEBUT", Mapping.DayOfArrival.IN_ZONE))));
    Inspection inspection = format.inspect(new ByteArrayInputStream(file), PARTNER);
    Reading reading = ((Inspection.Ready) inspection).reading();
    RawRecord first =
        format.split(new ByteArrayInputStream(file), PARTNER, reading).next().orElseThrow();
    Decoded<DelimitedRow> decoded =
        format
            .decoder(PARTNER, reading.receivedAt(Instant.parse("2026-11-20T23:30:00Z")))
            .decode(first);
    assertThat(((Decoded.Readable<DelimitedRow>) decoded).record().date("DATE_DEBUT"))
        .contains(LocalDate.of(2026, 11, 21));
  }

  private static DelimitedRow row(byte[] file, int place) throws IOException {
    return ((Decoded.Readable<DelimitedRow>) decode(file, place)).record();
  }

  private static Decoded<DelimitedRow> decode(byte[] file, int place) throws IOException {
    Reading reading = ((Inspection.Ready) inspect(file)).reading();
    return format().decoder(PARTNER, reading).decode(records(file).get(place));
  }

  private static List<RawRecord> records(byte[] file) throws IOException {
    Reading reading = ((Inspection.Ready) inspect(file)).reading();
    List<RawRecord> records = new ArrayList<>();
    try (RecordSplitter splitter =
        format().split(new ByteArrayInputStream(file), PARTNER, reading)) {
      Optional<RawRecord> next = splitter.next();
      while (next.isPresent()) {
        records.add(next.get());
        next = splitter.next();
      }
    }
    return records;
  }

  private static Inspection inspect(byte[] file) throws IOException {
    return format().inspect(new ByteArrayInputStream(file), PARTNER);
  }

  private static DelimitedFormat<DelimitedRow> format() {
    List<Mapping.Column> columns =
        SCHEMA.fields().stream()
            .map(f -> column(f.name().equals("NUMERO") ? "Numéro" : f.name(), f))
            .toList();
    return format(new Mapping("pension", ';', false, columns, List.of()));
  }

  private static DelimitedFormat<DelimitedRow> format(Mapping mapping) {
    return new DelimitedFormat<>(
        "pension-csv",
        "pension",
        Mappings.of(PARTNER.code(), mapping),
        (row, partner) ->
            row.errors().isEmpty()
                ? new Decoded.Readable<>(row, row.warnings())
                : new Decoded.Unreadable<>(row.text("NUMERO"), row.errors()));
  }

  private static Mapping.Column column(String name, Field field) {
    return new Mapping.Column(name, field.name(), field.type(), field.required(), Map.of(), "", "");
  }
}
