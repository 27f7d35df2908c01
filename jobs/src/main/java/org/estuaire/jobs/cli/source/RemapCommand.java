package org.estuaire.jobs.cli.source;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CliWord;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.lab.remap.Remap;
import org.estuaire.lab.remap.RemapLine;
import org.estuaire.lab.remap.RemapPlan;
import org.estuaire.lab.remap.RemapScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "remap",
    description =
        "Brings results that are loaded already to the present tables of local codes. Counts first and"
            + " asks.")
final class RemapCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Option(names = "--partner", paramLabel = "P", defaultValue = "", description = "one laboratory")
  private String partner;

  @Option(names = "--code", paramLabel = "C", defaultValue = "", description = "one local code")
  private String code;

  @Option(
      names = "--changed",
      description =
          "also where a result has a LOINC code and gets another one: a change of meaning, so only"
              + " with --partner and --code")
  private boolean changed;

  @Option(names = "--dry-run", description = "only count")
  private boolean dryRun;

  @Option(names = "--yes", description = "do not ask; for scripts")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    if (changed && (partner.isEmpty() || code.isEmpty())) {
      output.say(SourceWord.CHANGED_NEEDS_MORE);
      return ExitCode.USAGE;
    }
    try (Installation installation = Opening.open(options)) {
      if (!partner.isEmpty() && installation.configuration().partner(partner).isEmpty()) {
        output.say(CliWord.UNKNOWN_PARTNER, partner);
        return ExitCode.NOT_FOUND;
      }
      return remap(installation, new RemapAnswer(output, options.json()));
    }
  }

  private Integer remap(Installation installation, RemapAnswer answer) throws Exception {
    Remap remap = installation.remap();
    RemapPlan plan = remap.plan(new RemapScope(partner, code, changed));
    answer.plan(plan);
    boolean agreed =
        !dryRun && !plan.written().isEmpty() && (yes || !options.json() && answer.agreed(plan));
    Remap.Done done = agreed ? write(installation, remap, plan) : new Remap.Done(0, 0);
    answer.done(plan, done, agreed);
    return ExitCode.OK;
  }

  /** The trail says first what is going to change, so that it is complete also after a crash. */
  private static Remap.Done write(Installation installation, Remap remap, RemapPlan plan)
      throws Exception {
    for (Map.Entry<String, String> subject : subjects(plan).entrySet()) {
      installation.audit("terminology remap", subject.getKey() + ": " + subject.getValue());
    }
    Remap.Done done = remap.apply(plan);
    installation.audit(
        "terminology remap done",
        done.results() + " results, " + done.earlier() + " earlier versions");
    return done;
  }

  /** By partner and code, which LOINC codes become of how many rows. */
  private static Map<String, String> subjects(RemapPlan plan) {
    Map<String, String> subjects = new TreeMap<>();
    for (RemapLine line : plan.written()) {
      String before = line.before().loinc().isEmpty() ? "no LOINC" : line.before().loinc();
      subjects.merge(
          line.partner() + " " + line.code(),
          String.format(
              "%s [%s] to %s [%s], %d results, %d earlier versions",
              before,
              line.before().unit(),
              line.after().loinc(),
              line.after().unit(),
              line.results(),
              line.earlier()),
          (one, more) -> one + "; " + more);
    }
    return subjects;
  }
}
