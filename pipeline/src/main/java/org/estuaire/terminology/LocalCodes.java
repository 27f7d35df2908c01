package org.estuaire.terminology;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Finding;

/**
 * A laboratory's own codes in LOINC, from {@code config/terminology/<partner>.csv} with the columns
 * {@code code;loinc;label}.
 */
public final class LocalCodes {

  /** A laboratory that sends LOINC only. */
  public static final LocalCodes NONE = new LocalCodes(Map.of());

  private final Map<String, String> loincByCode;

  private LocalCodes(Map<String, String> loincByCode) {
    this.loincByCode = loincByCode;
  }

  /**
   * Reads a table.
   *
   * @throws TableRefused with every mistake and its line
   */
  public static LocalCodes read(Path file) {
    Map<String, String> codes = new HashMap<>();
    CsvTable.read(file, List.of("code", "loinc", "label"), row -> add(row, codes));
    return new LocalCodes(Map.copyOf(codes));
  }

  public Optional<String> loinc(String code) {
    return Optional.ofNullable(loincByCode.get(code));
  }

  public int size() {
    return loincByCode.size();
  }

  private static void add(CsvTable.Row row, Map<String, String> codes) {
    String code = row.get("code");
    String loinc = row.get("loinc");
    if (code.isEmpty()) {
      row.refuse(Finding.of(TerminologyFinding.EMPTY_CODE, "code").inField("code"));
    } else if (!LoincCode.isWellFormed(loinc)) {
      row.refuse(Finding.of(TerminologyFinding.BAD_LOINC).inField("loinc").quoting(loinc));
    } else if (codes.putIfAbsent(code, loinc) != null) {
      row.refuse(
          Finding.of(TerminologyFinding.REPEATED_CODE, "code").inField("code").quoting(code));
    }
  }
}
