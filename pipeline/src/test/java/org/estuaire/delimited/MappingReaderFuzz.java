package org.estuaire.delimited;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.estuaire.delimited.proposal.Proposal;
import org.estuaire.delimited.proposal.ProposalYaml;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Language;

/**
 * Damages mapping files, and samples that mappings are proposed for, for as long as one likes:
 * {@code MappingReaderFuzz SECONDS SEED}. Ends with 1 where something was thrown, where a reading
 * took longer than {@value #LONGEST_MILLIS} ms, or where a proposed mapping is no YAML that the
 * reader understands.
 */
final class MappingReaderFuzz {

  static final RecordSchema SCHEMA =
      new RecordSchema(
          "pension",
          List.of(
              RecordSchema.Field.required("NUMERO", new CellType.Text(20)),
              RecordSchema.Field.optional("NOM", new CellType.Text(60)),
              RecordSchema.Field.optional("TYPE", CellType.Code.of("D", "E")),
              RecordSchema.Field.optional("DATE_DEBUT", CellType.Date.OF_AN_ACT),
              RecordSchema.Field.optional("MONTANT", new CellType.Decimal(8, 2)),
              RecordSchema.Field.optional("GIR", new CellType.Whole(1, 6))));

  static final String MAPPING =
      """
      # Droits
      record: pension
      encoding: windows-1252
      separator: tab
      trailer: required
      sheet: "Export \\u00e9t\\xe9"
      code-lists:
        types: {Domicile: D, 'Établissement': E}
      columns:
        - {column: Numéro, field: NUMERO, max-length: 12}
        - {column: Type, field: TYPE, codes: types, required: true}
        - {column: Nom de naissance, field: NOM, when-empty: Nom d'usage}
        - {column: "Gir", field: GIR, prefix: "GIR ", suffix: " !"}
        - column: Du
          field: DATE_DEBUT
      constants:
        MONTANT: "12,50"
      examples:
        - row: {Numéro: "1", Type: Domicile, Nom d'usage: DURAND, Gir: GIR 4}
          gives: {NUMERO: "1", GIR: "4"}
          finds: [CSV-030]
      """;

  static final String SAMPLE =
      """
      Numéro;Nom;Nature;Du;Montant;Gir
      1;DURAND;Domicile;01/02/2026;1 227,26 €;GIR 1
      2;"LE ""PETIT"" GRAND";Établissement;2026-02-03;12,50;GIR 4
      3;;D;03/02/26;-4;
      4;=cmd;E;31/12/9999;1.850;GIR 6
      TOTAL;4
      """;

  private static final long LONGEST_MILLIS = 2_000;
  private static final List<String> TOKENS =
      List.of(
          "&a",
          "*a",
          "<<: ",
          "!!java.net.URL ",
          "{",
          "}",
          "[",
          "]",
          "? ",
          "- ",
          ": ",
          "|\n",
          ">\n",
          "%YAML 9\n",
          "---\n",
          "...\n",
          "\"",
          "'",
          "\t",
          "\0",
          "\ufeff",
          "\u2028",
          "\\u0000",
          "~",
          "null",
          "@arrival",
          "999999999999",
          "GIR",
          "NUMERO",
          "when-empty: Nom",
          "\r",
          "#",
          ";");

  private final Map<String, Long> outcomes = new TreeMap<>();
  private long mutants;
  private long bad;
  private long slowest;

  private MappingReaderFuzz() {}

  public static void main(String[] arguments) throws IOException {
    long until = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    Path file = Files.createTempFile("mapping", ".yaml");
    MappingReaderFuzz fuzz = new MappingReaderFuzz();
    for (long seed = Long.parseLong(arguments[1]); System.nanoTime() < until; seed++) {
      long one = seed;
      fuzz.count("mapping", () -> mapping(damaged(MAPPING, one), file), one);
      fuzz.count("sample", () -> sample(damaged(SAMPLE, one), file), one);
    }
    Files.delete(file);
    Runtime memory = Runtime.getRuntime();
    System.gc();
    System.out.println(
        "mutants %d, bad %d, slowest %d ms, heap at the end %d MB"
            .formatted(
                fuzz.mutants,
                fuzz.bad,
                fuzz.slowest,
                memory.totalMemory() - memory.freeMemory() >> 20));
    fuzz.outcomes.forEach((outcome, count) -> System.out.println(outcome + " " + count));
    if (fuzz.bad > 0) {
      System.exit(1);
    }
  }

  private interface Reading {
    String outcome() throws IOException;
  }

  private void count(String what, Reading reading, long seed) {
    mutants++;
    long start = System.nanoTime();
    String outcome;
    try {
      outcome = reading.outcome();
    } catch (IOException | RuntimeException | Error failure) {
      bad++;
      outcome = "THROWN " + failure.getClass().getName();
      System.out.println(what + ", seed " + seed + ": " + failure);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    slowest = Math.max(slowest, millis);
    if (millis > LONGEST_MILLIS) {
      bad++;
      System.out.println(what + ", seed " + seed + ": " + millis + " ms");
    }
    outcomes.merge(what + " " + outcome, 1L, Long::sum);
  }

  /** Read, its examples run, or refused with mistakes that have sentences. */
  static String mapping(byte[] bytes, Path file) throws IOException {
    Files.write(file, bytes);
    MappingReading reading = new MappingReader(List.of(SCHEMA)).read(file);
    if (reading instanceof MappingReading.Invalid invalid) {
      invalid
          .mistakes()
          .forEach(
              mistake -> {
                mistake.finding().message(Language.FR);
                mistake.finding().remedy(Language.FR);
              });
      return invalid.mistakes().get(0).finding().code().code();
    }
    MappingReading.Valid valid = (MappingReading.Valid) reading;
    int differences =
        new MappingExamples(valid.mapping(), ZoneOffset.UTC).differences(valid.examples()).size();
    return differences == 0 ? "read" : "read, examples differ";
  }

  /** Whatever a sample holds, what is proposed for it is a file that the reader understands. */
  static String sample(byte[] bytes, Path file) throws IOException {
    Sample sample;
    try {
      sample = Sample.read(new ByteArrayInputStream(bytes));
    } catch (DeliveryRefused refused) {
      return refused.finding().code().code();
    }
    Proposal proposal = Proposal.of(SCHEMA, sample);
    Files.writeString(file, ProposalYaml.of(proposal, Language.FR));
    MappingReading reading = new MappingReader(List.of(SCHEMA)).read(file);
    if (reading instanceof MappingReading.Invalid invalid) {
      return invalid.mistakes().stream()
              .allMatch(m -> m.finding().code() == MappingFinding.FIELD_WITHOUT_COLUMN)
          ? "proposed, a field is missing"
          : notReadable(invalid, proposal);
    }
    return "proposed";
  }

  /** A sample without any known column gives a mapping of questions alone. */
  private static String notReadable(MappingReading.Invalid invalid, Proposal proposal) {
    if (proposal.chosen() == 0) {
      return "questions alone";
    }
    throw new IllegalStateException(
        invalid.mistakes().get(0).finding().code().code() + " in what was proposed");
  }

  /** Bytes changed, taken out, doubled, cut off, or with words put between. */
  static byte[] damaged(String text, long seed) {
    Random random = new Random(seed);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(8); i >= 0 && bytes.length > 1; i--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(80, bytes.length - at) + 1);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = joined(bytes, at, new byte[0], at + length);
        case 2 -> bytes = joined(bytes, at + length, new byte[0], at);
        case 3 -> {
          String token = TOKENS.get(random.nextInt(TOKENS.size()));
          byte[] many = token.repeat(1 + random.nextInt(30)).getBytes(StandardCharsets.UTF_8);
          bytes = joined(bytes, at, many, at);
        }
        default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int end, byte[] between, int from) {
    byte[] joined = Arrays.copyOf(bytes, end + between.length + bytes.length - from);
    System.arraycopy(between, 0, joined, end, between.length);
    System.arraycopy(bytes, from, joined, end + between.length, bytes.length - from);
    return joined;
  }
}
