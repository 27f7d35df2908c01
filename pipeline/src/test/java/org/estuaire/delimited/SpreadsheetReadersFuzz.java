package org.estuaire.delimited;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Worksheet;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Mutation;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;

/**
 * Damages workbooks or delimited files for as long as one likes, reads what they became, and writes
 * the refused rows back: {@code SpreadsheetReadersFuzz xlsx|csv SECONDS SEED}. Ends with 1 where
 * something else than a refusal was thrown, or one took longer than {@link #LONGEST_MILLIS}.
 */
final class SpreadsheetReadersFuzz {

  private static final long LONGEST_MILLIS = 10_000;

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
              column("HEURES", new CellType.Hours(), false),
              column("URGENT", new CellType.Flag(), false),
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

  private static final String ROWS =
      "NUMERO;NIR;NOM;MONTANT;HEURES;URGENT;DATE_DEBUT\r\n"
          + "D-1;2350538999001;\"Béranger; dit \"\"Zoé\"\"\";1 234,56;12:30;O;12/05/2018\r\n"
          + "D-2;;MARTIN;-12,50;;N;2018-05-13\r\nTOTAL;2\r\n";

  private static final Pattern WORDS = Pattern.compile("=\"([^\"]*)\"|>([^<]+)<");

  private static final List<String> NOISE =
      List.of(
          "",
          "0",
          "-1",
          "1e999999999",
          "99999999999999999999",
          "2350538999001",
          "2.35053899900E+12",
          "60",
          "-0.0001",
          "NaN",
          "s",
          "e",
          "d",
          "str",
          "inlineStr",
          "#N/A",
          "XFD1048576",
          "ZZZ9",
          "A1:XFD1048576",
          "&#0;",
          "&a;",
          "&lt;&#10;&quot;;",
          "=cmd|' /C calc'!A0",
          "'=1",
          "Total",
          "FIN",
          "hidden",
          "é\uFFFD\u2028",
          "yyyy\"mm",
          "[h]:mm",
          "x".repeat(40_000));

  private final Map<String, Long> outcomes = new TreeMap<>();
  private long mutants;
  private long thrown;
  private long longest;
  private long mostHeap;

  private SpreadsheetReadersFuzz() {}

  private static Mapping.Column column(String name, CellType type, boolean required) {
    return new Mapping.Column(name, name, type, required, Map.of(), "", "");
  }

  public static void main(String[] arguments) throws IOException {
    boolean workbooks = arguments[0].equals("xlsx");
    long until = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
    SpreadsheetReadersFuzz fuzz = new SpreadsheetReadersFuzz();
    List<byte[]> samples = workbooks ? List.of(workbook()) : texts();
    for (long seed = Long.parseLong(arguments[2]); System.nanoTime() < until; seed++) {
      Random random = new Random(seed);
      byte[] sample = samples.get(random.nextInt(samples.size()));
      fuzz.look(workbooks ? damagedParts(sample, random) : Mutation.of(sample, random), seed);
    }
    System.out.println(
        "mutants %d, thrown %d, longest %d ms, heap in use at most %d MB"
            .formatted(fuzz.mutants, fuzz.thrown, fuzz.longest, fuzz.mostHeap >> 20));
    fuzz.outcomes.forEach((outcome, count) -> System.out.println(outcome + " " + count));
    if (fuzz.thrown > 0 || fuzz.longest > LONGEST_MILLIS) {
      System.exit(1);
    }
  }

  private void look(byte[] file, long seed) {
    mutants++;
    long begun = System.nanoTime();
    String outcome;
    try {
      outcome = read(file);
    } catch (DeliveryRefused refused) {
      outcome = refused.finding().code().code();
    } catch (IOException | RuntimeException | Error failure) {
      thrown++;
      outcome = "THROWN " + failure.getClass().getName();
      System.out.println("seed " + seed + ": " + failure);
    }
    outcomes.merge(outcome, 1L, Long::sum);
    long took = (System.nanoTime() - begun) / 1_000_000;
    if (took > longest) {
      longest = took;
      System.out.println("seed " + seed + ": " + took + " ms");
    }
    if (mutants % 100 == 0) {
      Runtime runtime = Runtime.getRuntime();
      mostHeap = Math.max(mostHeap, runtime.totalMemory() - runtime.freeMemory());
    }
  }

  /** As the night does: recognised, inspected, read row by row, answered. */
  private static String read(byte[] file) throws IOException {
    FORMAT.recognises(file, PARTNER);
    FORMAT.holds(() -> new ByteArrayInputStream(file), PARTNER);
    Inspection inspection = FORMAT.inspect(new ByteArrayInputStream(file), PARTNER);
    if (!(inspection instanceof Inspection.Ready ready)) {
      return ((Inspection.Refused) inspection).why().get(0).code().code();
    }
    List<RefusedRow> refused = new ArrayList<>();
    int rows = 0;
    try (RecordSplitter split =
        FORMAT.split(new ByteArrayInputStream(file), PARTNER, ready.reading())) {
      var decoder = FORMAT.decoder(PARTNER, ready.reading());
      for (Optional<RawRecord> row = split.next(); row.isPresent(); row = split.next()) {
        rows++;
        if (decoder.decode(row.get()) instanceof Decoded.Unreadable<DelimitedRow> bad) {
          List<Finding> why = bad.why();
          refused.add(new RefusedRow(row.get().bytes(), row.get().place().line(), why));
        }
      }
    }
    if (rows != ready.records()) {
      throw new IllegalStateException(rows + " rows read, " + ready.records() + " counted");
    }
    return refused.isEmpty() ? "read" : answered(ready, refused);
  }

  /** What is answered can be read: it is the sender's own kind of file. */
  private static String answered(Inspection.Ready ready, List<RefusedRow> refused)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RefusedRows.of(ready.reading(), MAPPING, Language.FR).write(refused.iterator(), out);
    Inspection again = FORMAT.inspect(new ByteArrayInputStream(out.toByteArray()), PARTNER);
    return again instanceof Inspection.Ready back
        ? back.records() == refused.size() ? "answered" : "answered, other rows"
        : "answered, " + ((Inspection.Refused) again).why().get(0).code().code();
  }

  private static List<byte[]> texts() {
    return List.of(
        ROWS.getBytes(StandardCharsets.UTF_8),
        ("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_8),
        ROWS.getBytes(StandardCharsets.ISO_8859_1),
        ("\uFEFF" + ROWS.replace(';', '\t')).getBytes(StandardCharsets.UTF_16LE),
        ROWS.replace(';', '|').getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var workbook = new org.dhatim.fastexcel.Workbook(out, "Essai", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Droits");
      sheet.value(0, 0, "Export des droits");
      sheet.range(0, 0, 0, 4).merge();
      for (int i = 0; i < MAPPING.columns().size(); i++) {
        sheet.value(2, i, MAPPING.columns().get(i).name());
      }
      for (int row = 3; row < 6; row++) {
        sheet.value(row, 0, "D-" + row);
        sheet.value(row, 1, 2350538999001L);
        sheet.inlineString(row, 2, "Béranger; dit \"Zoé\"");
        sheet.value(row, 3, 1234.5);
        sheet.value(row, 4, 12.5);
        sheet.value(row, 5, true);
        sheet.value(row, 6, java.time.LocalDate.of(2018, 5, 12));
        sheet.style(row, 6).format("dd/mm/yyyy").set();
      }
      sheet.value(4, 3, "douze");
      sheet.formula(6, 3, "SUM(D4:D6)");
      sheet.value(6, 3, 3703.5);
      sheet.value(6, 0, "Total");
    }
    return out.toByteArray();
  }

  /** Now and then the archive itself, mostly the files in it. */
  private static byte[] damagedParts(byte[] workbook, Random random) throws IOException {
    if (random.nextInt(8) == 0) {
      return Mutation.of(workbook, random);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile from = ZipFile.builder().setByteArray(workbook).get();
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            switch (random.nextInt(24)) {
              case 0 -> Mutation.of(content, random);
              case 1, 2, 3, 4, 5 -> otherWords(content, random);
              default -> content;
            });
      }
    }
    return out.toByteArray();
  }

  /** Still XML: what stands in some attributes and elements is something else. */
  private static byte[] otherWords(byte[] xml, Random random) {
    String text = new String(xml, StandardCharsets.UTF_8);
    List<MatchResult> places = WORDS.matcher(text).results().toList();
    StringBuilder other = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !places.isEmpty(); i--) {
      MatchResult place = places.get(random.nextInt(places.size()));
      int group = place.group(1) == null ? 2 : 1;
      if (other.length() == text.length()) {
        String word = NOISE.get(random.nextInt(NOISE.size()));
        other.replace(place.start(group), place.end(group), word);
      }
    }
    return other.toString().getBytes(StandardCharsets.UTF_8);
  }
}
