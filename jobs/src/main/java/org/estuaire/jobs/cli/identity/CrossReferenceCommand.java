package org.estuaire.jobs.cli.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.estuaire.identity.reconcile.CrossReferenceReload;
import org.estuaire.identity.reconcile.CrossReferenceReload.Reloaded;
import org.estuaire.identity.reconcile.UnreadableCrossReference;
import org.estuaire.identity.registry.Decision;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cross-reference",
    description =
        "Takes a cross-reference back: pairs that it calls linked become one person. What holds already changes nothing.")
final class CrossReferenceCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(
      index = "0",
      paramLabel = "DOMAIN-A",
      description = "whose identifiers stand first in the file, or the partner that sends it")
  private String own;

  @Parameters(index = "1", paramLabel = "DOMAIN-B", description = "the other domain")
  private String other;

  @Parameters(index = "2", paramLabel = "FILE", description = "as 'identity reconcile' writes it")
  private Path file;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why; kept with each decision")
  private String reason;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    InputFiles.demand(List.of(file));
    try (Repository repository = Repository.open(options.folders(), options.environment())) {
      Reloaded done =
          new CrossReferenceReload(
                  repository.dataSource(),
                  repository.personNumbers(options.folders().landingKey(options.environment())))
              .reload(
                  ReconcileCommand.domain(options, own),
                  ReconcileCommand.domain(options, other),
                  file,
                  new Decision(System.getProperty("user.name"), reason));
      if (options.json()) {
        output.json(done);
      } else {
        output.say(
            IdentityWord.PAIRS_DONE,
            done.already(),
            done.linked(),
            done.parted(),
            done.held(),
            done.unknown());
      }
      return ExitCode.OK;
    } catch (UnreadableCrossReference e) {
      output.say(IdentityWord.NO_FILE_OF_PAIRS, file);
      return ExitCode.REFUSED;
    }
  }
}
