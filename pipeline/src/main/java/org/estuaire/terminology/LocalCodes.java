package org.estuaire.terminology;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;

/**
 * A laboratory's own codes in LOINC, from {@code config/terminology/<partner>.csv} with the columns
 * {@code code;loinc;label}.
 */
public final class LocalCodes {

  /** A laboratory that sends LOINC only. */
  public static final LocalCodes NONE = new LocalCodes(List.of());

  private final List<Entry> entries;
  private final Map<String, String> loincByCode;

  private LocalCodes(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.loincByCode =
        entries.stream().collect(Collectors.toUnmodifiableMap(Entry::code, Entry::loinc));
  }

  /** A code of the laboratory with its meaning. */
  public record Entry(String code, String loinc, String label) {}

  /**
   * Reads a table.
   *
   * @throws TableRefused with every mistake and its line
   */
  public static LocalCodes read(Path file) {
    Map<String, Entry> codes = new LinkedHashMap<>();
    CsvTable.read(file, List.of("code", "loinc", "label"), row -> add(row, codes));
    return new LocalCodes(List.copyOf(codes.values()));
  }

  /** Together with further codes; where both have one, this table goes first. */
  public LocalCodes and(List<Entry> more) {
    List<Entry> added =
        more.stream().filter(entry -> !loincByCode.containsKey(entry.code())).toList();
    return added.isEmpty()
        ? this
        : new LocalCodes(Stream.concat(entries.stream(), added.stream()).toList());
  }

  public Optional<String> loinc(String code) {
    return Optional.ofNullable(loincByCode.get(code));
  }

  public List<Entry> entries() {
    return entries;
  }

  public int size() {
    return entries.size();
  }

  private static void add(CsvTable.Row row, Map<String, Entry> codes) {
    String code = row.get("code");
    String loinc = row.get("loinc");
    if (code.isEmpty()) {
      row.refuse(Finding.of(TerminologyFinding.EMPTY_CODE, "code").inField("code"));
    } else if (!LoincCode.isWellFormed(loinc)) {
      row.refuse(Finding.of(TerminologyFinding.BAD_LOINC).inField("loinc").quoting(loinc));
    } else if (codes.putIfAbsent(code, new Entry(code, loinc, row.get("label"))) != null) {
      row.refuse(
          Finding.of(TerminologyFinding.REPEATED_CODE, "code").inField("code").quoting(code));
    }
  }
}
