package org.estuaire.jobs.cli.operator;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.exchange.SealBroken;
import org.estuaire.installation.DurableFiles;
import org.estuaire.jobs.cli.BrokenSealWords;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description =
        "Writes the bytes of one record in quarantine to a file, to be corrected by someone entitled to see them. The"
            + " audit trail says so.")
final class ExportRejectCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "ID", description = "number of the reject")
  private long id;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "file to write, readable by its owner only")
  private Path file;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    try (Installation installation = Opening.open(options)) {
      Optional<byte[]> bytes;
      try {
        bytes = installation.loading().replay().fragment(id);
      } catch (SealBroken broken) {
        return BrokenSealWords.refuse(output, id, broken);
      }
      if (bytes.isEmpty()) {
        output.say(OperatorWord.NOT_IN_QUARANTINE);
        return ExitCode.NOT_FOUND;
      }
      installation.audit("export", "reject " + id);
      try {
        Files.write(Files.createFile(file, DurableFiles.OWNER_ONLY_FILE), bytes.get());
      } catch (FileAlreadyExistsException e) {
        output.say(OperatorWord.FILE_EXISTS, file);
        return ExitCode.REFUSED;
      }
      output.say(OperatorWord.WRITTEN_TO_CORRECT, file, id);
      return ExitCode.OK;
    }
  }
}
