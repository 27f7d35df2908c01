package org.estuaire.jobs.cli.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.estuaire.exchange.Finding;
import org.estuaire.jobs.cli.Output;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.remap.Remap;
import org.estuaire.lab.remap.RemapLine;
import org.estuaire.lab.remap.RemapPlan;
import org.estuaire.lab.remap.RemapVerdict;

/** What {@code terminology remap} says: counts by code, a question, and what was written. */
final class RemapAnswer {

  private final Output output;
  private final boolean json;

  RemapAnswer(Output output, boolean json) {
    this.output = output;
    this.json = json;
  }

  /** What would be done; for scripts it comes with the end. */
  void plan(RemapPlan plan) {
    if (json) {
      return;
    }
    if (!plan.lines().isEmpty()) {
      table(plan);
      findings(plan);
    }
    plan.unmapped()
        .forEach((partner, results) -> output.say(SourceWord.STAY_UNMAPPED, partner, results));
    long changed = plan.results(RemapVerdict.CHANGED);
    if (changed > 0 && !plan.scope().changed()) {
      output.say(SourceWord.WOULD_CHANGE_MEANING, changed);
    }
  }

  boolean agreed(RemapPlan plan) {
    long results = plan.written().stream().mapToLong(RemapLine::results).sum();
    long earlier = plan.written().stream().mapToLong(RemapLine::earlier).sum();
    output.say(SourceWord.ASK_READ_AGAIN, results, earlier);
    String answer = System.console() == null ? "" : System.console().readLine();
    return answer != null
        && (answer.strip().equalsIgnoreCase("o") || answer.strip().equalsIgnoreCase("y"));
  }

  void done(RemapPlan plan, Remap.Done done, boolean written) {
    if (json) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("lines", plan.lines());
      value.put("unmapped", plan.unmapped());
      value.put("written", written);
      value.put("results", done.results());
      value.put("earlier", done.earlier());
      output.json(value);
    } else if (plan.written().isEmpty()) {
      output.say(SourceWord.NOTHING_TO_READ_AGAIN);
    } else if (written) {
      output.say(SourceWord.READ_AGAIN, done.results(), done.earlier());
    } else {
      output.say(SourceWord.NOTHING_CHANGED);
    }
  }

  private void table(RemapPlan plan) {
    List<List<String>> rows = new ArrayList<>();
    for (RemapLine line : plan.lines()) {
      rows.add(
          List.of(
              line.partner(),
              line.code(),
              line.sentUnit(),
              words(line.before()),
              words(line.after()),
              Long.toString(line.results()),
              Long.toString(line.earlier()),
              verdict(line.verdict()),
              String.join(" ", line.findings())));
    }
    output.table(
        List.of(
            output.words(SourceWord.LABORATORY),
            "Code",
            output.words(SourceWord.UNIT),
            output.words(SourceWord.BEFORE),
            output.words(SourceWord.AFTER),
            "#" + output.words(SourceWord.RESULTS),
            "#" + output.words(SourceWord.EARLIER),
            output.words(SourceWord.DECISION),
            output.words(SourceWord.FINDINGS)),
        rows);
  }

  private void findings(RemapPlan plan) {
    TreeSet<String> codes = new TreeSet<>();
    plan.lines().forEach(line -> codes.addAll(line.findings()));
    for (LabFinding finding : LabFinding.values()) {
      if (codes.contains(finding.code())) {
        output.line(finding.code() + " " + Finding.of(finding).message(output.language()));
      }
    }
  }

  private static String words(RemapLine.Meaning meaning) {
    return meaning.loinc().isEmpty() ? "-" : (meaning.loinc() + " " + meaning.unit()).strip();
  }

  private String verdict(RemapVerdict verdict) {
    return switch (verdict) {
      case MAPPED -> output.words(SourceWord.TO_READ_AGAIN);
      case CHANGED -> output.words(SourceWord.CHANGES_MEANING);
      case REFUSED -> output.words(SourceWord.REFUSED_CONTRADICTION);
      case UNSURE -> output.words(SourceWord.LEFT_UNSURE);
      case SAME, UNMAPPED -> output.words(SourceWord.UNCHANGED);
    };
  }
}
