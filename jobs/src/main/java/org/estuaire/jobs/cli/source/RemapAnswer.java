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
        .forEach(
            (partner, results) ->
                output.say(
                    partner + " : " + results + " résultat(s) restent sans code LOINC.",
                    partner + ": " + results + " result(s) stay without a LOINC code."));
    long changed = plan.results(RemapVerdict.CHANGED);
    if (changed > 0 && !plan.scope().changed()) {
      output.say(
          changed
              + " résultat(s) recevraient un autre code LOINC ou une autre unité : rien n'est changé sans"
              + " --changed, --partner et --code.",
          changed
              + " result(s) would get another LOINC code or unit: nothing of it is changed without"
              + " --changed, --partner and --code.");
    }
  }

  boolean agreed(RemapPlan plan) {
    long results = plan.written().stream().mapToLong(RemapLine::results).sum();
    long earlier = plan.written().stream().mapToLong(RemapLine::earlier).sum();
    output.say(
        results
            + " résultat(s) et "
            + earlier
            + " version(s) antérieure(s) à relire. Continuer ? [o/N]",
        results + " result(s) and " + earlier + " earlier version(s) to read again. Go on? [y/N]");
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
      output.say("Rien à relire : 0 résultat.", "Nothing to read again: 0 results.");
    } else if (written) {
      output.say(
          "Relus : "
              + done.results()
              + " résultat(s), "
              + done.earlier()
              + " version(s) antérieure(s).",
          "Read again: "
              + done.results()
              + " result(s), "
              + done.earlier()
              + " earlier version(s).");
    } else {
      output.say("Rien n'a été changé.", "Nothing was changed.");
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
            output.language().choose("Laboratoire", "Laboratory"),
            "Code",
            output.language().choose("Unité", "Unit"),
            output.language().choose("Avant", "Before"),
            output.language().choose("Après", "After"),
            output.language().choose("#Résultats", "#Results"),
            output.language().choose("#Antérieures", "#Earlier"),
            output.language().choose("Décision", "Decision"),
            output.language().choose("Anomalies", "Findings")),
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
      case MAPPED -> output.language().choose("à relire", "to read again");
      case CHANGED -> output.language().choose("change de sens", "changes meaning");
      case REFUSED -> output.language().choose("refusé : contradiction", "refused: contradiction");
      case UNSURE ->
          output.language().choose("laissé : valeur envoyée incertaine", "left: sent value unsure");
      case SAME, UNMAPPED -> output.language().choose("inchangé", "unchanged");
    };
  }
}
