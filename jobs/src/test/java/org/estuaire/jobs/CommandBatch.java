package org.estuaire.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import org.estuaire.jobs.CommandLine.Answer;

/** Many commands in one process, which is the only way to have them under one environment. */
final class CommandBatch {

  private CommandBatch() {}

  /** Runs the commands of a file, words divided by tabs, and prints one line for each. */
  public static void main(String[] arguments) throws Exception {
    for (String command : Files.readAllLines(Path.of(arguments[0]))) {
      Answer answer = CommandLine.bare(command.split("\t", -1));
      System.out.println(
          "answer\t" + answer.exit() + "\t" + answer.err().replaceAll("\\s+", " ").strip());
    }
    System.exit(0);
  }
}
