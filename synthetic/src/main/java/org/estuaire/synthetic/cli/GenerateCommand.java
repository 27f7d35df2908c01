package org.estuaire.synthetic.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CliWord;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.synthetic.SampleNight;
import org.estuaire.synthetic.TerritoryFiles;
import org.estuaire.synthetic.TerritorySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "generate",
    description =
        "Writes one night of an invented territory: the deliveries of every sample partner.")
final class GenerateCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "DIR",
      description = "folder to write into: DIR/deliveries/<partner>/<file>")
  private Path folder;

  @Option(
      names = "--persons",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "1000",
      description = "persons of the territory (default: ${DEFAULT-VALUE})")
  private int persons;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "the same seed gives the same bytes (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--night",
      paramLabel = "DATE",
      description = "evening of the deliveries (default: that of the samples)")
  private LocalDate night = SampleNight.NIGHT;

  @Option(
      names = "--samples",
      description =
          "the night of samples, with every kind of bad file, instead of a plain territory")
  private boolean samples;

  @Override
  public Integer call() throws Exception {
    if (samples) {
      SampleNight.write(folder, SampleNight.SEED);
    } else {
      TerritoryFiles.write(folder, new TerritorySpec(seed, persons, night));
    }
    Output.standard(options).say(CliWord.WRITTEN_TO, folder);
    return ExitCode.OK;
  }
}
