package org.estuaire.jobs.cli.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.delimited.MappingExamples;
import org.estuaire.delimited.MappingReading;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.ConfigurationMistakes;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.MappingFiles;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description =
        "Runs the examples of a mapping (examples:): what each row gives, and what is found in it.")
final class TestMappingCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "FILE", description = "the mapping")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Output output = Output.standard(options);
    InputFiles.demand(List.of(file));
    MappingReading reading = MappingFiles.ofInstalledTypes().read(file);
    if (reading instanceof MappingReading.Invalid invalid) {
      ConfigurationMistakes.print(output, invalid.mistakes());
      return ExitCode.CONFIGURATION;
    }
    MappingReading.Valid valid = (MappingReading.Valid) reading;
    List<MappingExamples.Difference> differences =
        new MappingExamples(valid.mapping(), options.zone()).differences(valid.examples());
    if (options.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("examples", valid.examples().size());
      json.put("differences", differences);
      output.json(json);
    } else if (valid.examples().isEmpty()) {
      output.say(SourceWord.NO_EXAMPLES);
    } else {
      differences.forEach(
          one ->
              output.say(
                  SourceWord.EXAMPLE_DIFFERS, one.line(), one.what(), one.expected(), one.got()));
      output.say(SourceWord.EXAMPLES_RUN, valid.examples().size(), differences.size());
    }
    return differences.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
  }
}
