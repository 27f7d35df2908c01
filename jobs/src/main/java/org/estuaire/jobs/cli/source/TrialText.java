package org.estuaire.jobs.cli.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.delimited.MappedFile;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.trial.Cause;
import org.estuaire.exchange.trial.Persons;
import org.estuaire.exchange.trial.Trial;
import org.estuaire.exchange.trial.TriedFile;
import org.estuaire.exchange.trial.TriedRecord;
import org.estuaire.exchange.trial.UnmappedCode;
import org.estuaire.jobs.cli.Output;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialVerdict;

/** What would become of a file, on a terminal: verdict first, then figures, causes and records. */
final class TrialText {

  private static final int RECORDS = 30;
  private static final int LINES_OF_A_RECORD = 40;
  private static final int PLACES = 6;
  private static final int REMARKS = 20;
  private static final int FILES_IN_FULL = 20;

  private final Output output;

  TrialText(Output output) {
    this.output = output;
  }

  /**
   * @param mapped what the mapping makes of its columns; empty for what has none
   */
  void print(Trial trial, Optional<MappedFile> mapped) {
    output.say(SourceWord.TRIAL, trial.name(), trial.bytes());
    output.line("SHA-256 " + trial.sha256());
    trial.findings().forEach(this::finding);
    boolean several = trial.files().size() > 1;
    trial.files().stream().limit(FILES_IN_FULL).forEach(file -> file(file, several, mapped));
    trial.files().stream().skip(FILES_IN_FULL).forEach(this::oneLine);
    if (!trial.notChecked().isEmpty()) {
      output.line("");
      output.say(SourceWord.NOT_CHECKED);
      trial.notChecked().forEach(check -> output.line("  - " + output.words(check)));
    }
  }

  private void oneLine(TriedFile file) {
    output.line(file.name() + " : " + output.words(file.verdict()));
  }

  private void file(TriedFile file, boolean several, Optional<MappedFile> mapped) {
    output.line("");
    if (several) {
      output.line("== " + file.name());
    }
    output.say(SourceWord.VERDICT, output.words(file.verdict()));
    recognised(file);
    file.findings().forEach(this::ofTheFile);
    if (file.count().total() > 0) {
      figures(file);
      causes(file.causes());
      unmapped(file.unmapped());
      persons(file.persons());
      file.leftOut().forEach(this::leftOut);
      mapped.ifPresent(new MappedText(output)::print);
      records(file, mapped.isEmpty());
    }
    file.official().forEach(this::official);
  }

  private void recognised(TriedFile file) {
    if (file.format().isEmpty()) {
      output.say(SourceWord.NOT_RECOGNISED);
    } else {
      output.say(
          SourceWord.RECOGNISED,
          file.format().get(),
          file.lane().map(output::words).orElse("-"),
          file.charset().orElse("-"));
    }
  }

  private void figures(TriedFile file) {
    LoadCount count = file.count();
    output.say(
        SourceWord.RECORD_FIGURES,
        file.records(),
        count.loaded(),
        count.known(),
        count.held(),
        count.rejected(),
        file.notRead());
    PartBalance parts = file.parts();
    if (file.countsParts()) {
      output.say(
          SourceWord.PART_FIGURES,
          parts.read(),
          parts.loaded(),
          parts.known(),
          parts.superseded(),
          parts.leftOut(),
          parts.waiting(),
          parts.uncounted());
    }
  }

  /** A column is known to its sender by its name. */
  private void ofTheFile(Finding finding) {
    finding(finding);
    finding.value().ifPresent(value -> output.line("      \"" + value + "\""));
  }

  private void finding(Finding finding) {
    boolean leftEmpty =
        finding.severity() == Severity.WARNING && finding.code().severity() == Severity.ERROR;
    output.line(
        "  "
            + finding.code().code()
            + "  "
            + finding.message(language())
            + (leftEmpty ? " " + output.words(SourceWord.LOADED_ALL_THE_SAME) : ""));
    output.line("      " + output.words(SourceWord.REMEDY, finding.remedy(language())));
  }

  /** What refuses first: a remark is none, whatever its rule weighs elsewhere. */
  private void causes(List<Cause> causes) {
    for (Severity severity : List.of(Severity.ERROR, Severity.HOLD, Severity.WARNING)) {
      List<Cause> some =
          causes.stream().filter(one -> one.example().severity() == severity).toList();
      if (!some.isEmpty()) {
        output.line("");
        output.say(
            switch (severity) {
              case ERROR -> SourceWord.WHAT_REFUSES;
              case HOLD -> SourceWord.WHAT_HOLDS;
              case WARNING -> SourceWord.WHAT_IS_REMARKED;
            });
        some.forEach(this::cause);
      }
    }
  }

  private void cause(Cause cause) {
    output.line("");
    finding(cause.example());
    String places =
        cause.places().stream()
            .limit(PLACES)
            .map(
                place ->
                    output.words(SourceWord.AT, place.ordinal(), place.line(), place.field())
                        + (place.value().isEmpty() ? "" : " \"" + place.value() + "\""))
            .collect(Collectors.joining("; ", "", cause.records() > PLACES ? " …" : ""));
    output.line("      " + output.words(SourceWord.TIMES, cause.records(), places));
  }

  private void unmapped(List<UnmappedCode> codes) {
    if (codes.isEmpty()) {
      return;
    }
    output.line("");
    output.say(SourceWord.UNMAPPED_HERE, codes.size());
    output.table(
        List.of(
            "#" + output.words(SourceWord.RESULTS),
            "Code",
            output.words(SourceWord.LABEL),
            output.words(SourceWord.UNIT)),
        codes.stream()
            .map(code -> List.of("" + code.results(), code.code(), code.label(), code.unit()))
            .toList());
  }

  private void persons(Persons persons) {
    if (persons.total() == 0) {
      return;
    }
    output.line("");
    boolean lookedUp =
        persons.byIns() + persons.byTraits() + persons.alone() > 0 || persons.knownIdentifier() > 0;
    if (lookedUp) {
      output.say(
          SourceWord.PERSONS_REACHED,
          persons.total(),
          persons.knownIdentifier(),
          persons.byIns(),
          persons.byTraits(),
          persons.alone());
    } else {
      output.say(
          SourceWord.PERSONS_STATED,
          persons.total(),
          persons.newWithIns(),
          persons.newWithTraits(),
          persons.newWithLess());
    }
  }

  private void leftOut(LeftOut left) {
    output.line(
        "  "
            + left.reason().code()
            + "  "
            + output.words(
                SourceWord.LEFT_OUT_HERE,
                left.parts(),
                Finding.of(left.reason()).message(language())));
  }

  /**
   * @param inFull also what they say, where it was not shown side by side
   */
  private void records(TriedFile file, boolean inFull) {
    output.line("");
    List<TriedRecord> shown = file.shown().stream().limit(RECORDS).toList();
    for (TriedRecord record : shown) {
      output.line(
          output.words(SourceWord.AT, record.ordinal(), record.line(), record.key())
              + "  "
              + outcome(record.outcome())
              + "  "
              + output.words(record.reached())
              + findings(record));
      if (inFull) {
        lines(record, file.countsParts());
      }
    }
    int more = file.count().total() - shown.size();
    if (more > 0) {
      output.say(SourceWord.MORE_RECORDS, more);
    }
  }

  private String findings(TriedRecord record) {
    return record.findings().isEmpty()
        ? ""
        : "  "
            + record.findings().stream()
                .map(finding -> finding.code().code())
                .distinct()
                .collect(Collectors.joining(" "));
  }

  private String outcome(RecordOutcome outcome) {
    return output.words(
        switch (outcome) {
          case LOADED -> SourceWord.WOULD_LOAD;
          case ALREADY_KNOWN -> SourceWord.KNOWN_ALREADY;
          case HELD -> SourceWord.WOULD_HOLD;
          case REJECTED -> SourceWord.WOULD_REJECT;
        });
  }

  /**
   * @param results what bears codes and units
   */
  private void lines(TriedRecord record, boolean results) {
    if (!results) {
      fields(record);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (ContentLine line : record.content().stream().limit(LINES_OF_A_RECORD).toList()) {
      rows.add(
          List.of(
              "    " + line.label(),
              line.sentCode(),
              line.unmapped() ? "?" : line.code(),
              line.value(),
              line.sentUnit(),
              line.unit(),
              line.flag()));
    }
    if (!rows.isEmpty()) {
      output.table(
          List.of(
              "    " + output.words(SourceWord.LABEL),
              "Code",
              "LOINC",
              "#" + output.words(SourceWord.VALUE),
              output.words(SourceWord.UNIT),
              "UCUM",
              output.words(SourceWord.FLAG)),
          rows);
    }
  }

  private void fields(TriedRecord record) {
    List<List<String>> rows =
        record.content().stream()
            .limit(LINES_OF_A_RECORD)
            .map(
                line ->
                    List.of(
                        "    " + line.label(),
                        (line.sentCode() + " " + line.value() + " " + line.sentUnit()).strip()))
            .toList();
    if (!rows.isEmpty()) {
      output.table(
          List.of("    " + output.words(SourceWord.OUR_FIELD), output.words(SourceWord.VALUE)),
          rows);
    }
  }

  private void official(OfficialVerdict verdict) {
    output.line("");
    if (verdict instanceof OfficialVerdict.NotApplied not) {
      output.say(SourceWord.OFFICIAL_NOT_APPLIED, verdict.rules(), not.reason());
      return;
    }
    OfficialVerdict.Judged judged = (OfficialVerdict.Judged) verdict;
    long errors = judged.remarks().stream().filter(OfficialRemark::error).count();
    output.say(
        judged.conforms() ? SourceWord.OFFICIAL_CONFORMS : SourceWord.OFFICIAL_DOES_NOT,
        judged.rules(),
        errors,
        judged.remarks().size() - errors);
    judged.remarks().stream()
        .limit(REMARKS)
        .forEach(
            remark ->
                output.line(
                    "  "
                        + (remark.error() ? "! " : "- ")
                        + remark.rule()
                        + "  "
                        + remark.place()
                        + "  "
                        + remark.text()));
  }

  private Language language() {
    return output.language();
  }
}
