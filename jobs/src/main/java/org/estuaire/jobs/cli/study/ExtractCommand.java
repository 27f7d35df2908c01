package org.estuaire.jobs.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.extract.Extraction;
import org.estuaire.extract.ExtractionRefused;
import org.estuaire.extract.ExtractionSummary;
import org.estuaire.extract.Fate;
import org.estuaire.extract.ReadStudy;
import org.estuaire.extract.StudyKeys;
import org.estuaire.extract.StudyReader;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.ConfigurationMistakes;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "extract",
    description =
        "Writes the dataset of a study: pseudonymised, small counts suppressed, reproducible.")
final class ExtractCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "STUDY",
      description = "name of a file of config/studies/, for example suivi-biologique")
  private String name;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "folder to write into (default: data/extracts/STUDY)")
  private Path target;

  @Option(names = "--dry-run", description = "counts only; writes nothing and needs no key")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    Folders folders = options.folders();
    StudyReader studies = new StudyReader(folders.config());
    if (!studies.ids().contains(name)) {
      output.say(StudyWord.UNKNOWN_STUDY, name, String.join(", ", studies.ids()));
      return ExitCode.NOT_FOUND;
    }
    ReadStudy read = studies.read(name);
    if (read instanceof ReadStudy.Incomplete incomplete) {
      ConfigurationMistakes.print(output, incomplete.mistakes());
      return ExitCode.REFUSED;
    }
    return extract(output, folders, ((ReadStudy.Complete) read));
  }

  private Integer extract(Output output, Folders folders, ReadStudy.Complete read)
      throws Exception {
    try (Repository repository = Repository.open(folders, options.environment())) {
      repository.personNumbers(folders.landingKey(options.environment()));
      Extraction extraction =
          new Extraction(
              repository.dataSource(),
              new StudyKeys(
                  folders.data(),
                  options.environment(),
                  Opening.configuration(options).environment()),
              options.zone(),
              System.getProperty("user.name"));
      Path folder = target == null ? folders.data().resolve("extracts").resolve(name) : target;
      ExtractionSummary summary =
          dryRun ? extraction.preview(read.study()) : extraction.run(read.study(), folder);
      if (options.json()) {
        output.json(json(summary));
      } else {
        print(output, summary, folder);
      }
      return ExitCode.OK;
    } catch (ExtractionRefused refused) {
      ConfigurationMistakes.print(output, List.of(refused.mistake()));
      return ExitCode.REFUSED;
    }
  }

  /** Small counts are hidden here as in the files: output of commands is kept in logs. */
  private static Map<String, Object> json(ExtractionSummary summary) {
    Map<String, String> persons = new LinkedHashMap<>();
    for (Fate fate : Fate.values()) {
      persons.put(fate.name().toLowerCase(Locale.ROOT), summary.flow().shown(fate));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("study", summary.study());
    json.put("persons", persons);
    json.put("rows", summary.rows());
    json.put("asOf", summary.asOf().map(Object::toString).orElse(null));
    json.put("keyFingerprint", summary.keyFingerprint());
    json.put("files", summary.files());
    return json;
  }

  private void print(Output output, ExtractionSummary summary, Path folder) {
    List<List<String>> rows = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      rows.add(List.of(fate.label(), summary.flow().shown(fate)));
    }
    output.table(
        List.of(output.words(StudyWord.PERSONS), "#" + output.words(StudyWord.COUNT)), rows);
    output.say(StudyWord.ROWS, summary.rows());
    if (!dryRun) {
      output.say(
          StudyWord.WRITTEN, folder, String.join(", ", summary.files()), summary.keyFingerprint());
    }
  }
}
