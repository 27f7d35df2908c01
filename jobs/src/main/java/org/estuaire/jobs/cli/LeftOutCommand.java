package org.estuaire.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers for a command that this installation does without. */
@Command(hidden = true)
public final class LeftOutCommand implements Callable<Integer> {

  /** They work on invented data, which production has no use for. */
  private static final List<String> MAY_BE_LEFT_OUT = List.of("generate", "bench");

  private final String name;

  @Mixin private CommonOptions options;

  private LeftOutCommand(String name) {
    this.name = name;
  }

  /** Stands in for the commands that may be missing and are. */
  public static void standIn(CommandLine all) {
    MAY_BE_LEFT_OUT.stream()
        .filter(name -> !all.getSubcommands().containsKey(name))
        .forEach(name -> all.addSubcommand(name, whateverItIsAsked(name)));
  }

  private static CommandLine whateverItIsAsked(String name) {
    return new CommandLine(new LeftOutCommand(name)).setUnmatchedArgumentsAllowed(true);
  }

  @Override
  public Integer call() {
    Output.standard(options).onErrors().say(CliWord.LEFT_OUT, name);
    return ExitCode.REFUSED;
  }
}
