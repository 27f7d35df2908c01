package org.estuaire.jobs.cli.operator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.doctor.Diagnosis;
import org.estuaire.jobs.doctor.Doctor;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description =
        "Examines the installation: Java, configuration, disk, key, database, clock, ports, tables"
            + " and nights, and says what to do. Changes nothing.")
final class DoctorCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Override
  public Integer call() throws Exception {
    List<Diagnosis> all = new Doctor(options.folders(), options.environment()).examine();
    Output output = Output.standard(options);
    if (options.json()) {
      output.json(all.stream().map(one -> json(one, options.language())).toList());
    } else {
      all.forEach(one -> print(one, output));
    }
    return all.stream().anyMatch(Diagnosis::isGrave) ? ExitCode.CONFIGURATION : ExitCode.OK;
  }

  private static OperatorWord state(Diagnosis one) {
    if (one.isGrave()) {
      return OperatorWord.TO_MEND;
    }
    if (one.isOpen()) {
      return OperatorWord.TO_EXAMINE;
    }
    return one.findings().isEmpty() ? OperatorWord.IN_ORDER : OperatorWord.TO_LOOK_AT;
  }

  private static void print(Diagnosis one, Output output) {
    Language language = output.language();
    output.say(
        OperatorWord.DIAGNOSIS,
        one.topic().words(language),
        output.words(state(one)),
        one.fact().words(language));
    for (Finding finding : one.findings()) {
      output.line("  " + finding.code().code() + " " + finding.message(language));
      output.line("  → " + finding.remedy(language));
    }
  }

  private static Map<String, Object> json(Diagnosis one, Language language) {
    return Map.of(
        "topic", one.topic().name(),
        "grave", one.isGrave(),
        "seen", one.fact().words(language),
        "findings", one.findings().stream().map(finding -> json(finding, language)).toList());
  }

  private static Map<String, Object> json(Finding finding, Language language) {
    return Map.of(
        "code", finding.code().code(),
        "severity", finding.severity().name(),
        "message", finding.message(language),
        "remedy", finding.remedy(language));
  }
}
