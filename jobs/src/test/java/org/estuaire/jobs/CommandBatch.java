package org.estuaire.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import org.estuaire.jobs.CommandLine.Answer;

/** Many commands in one process, which is the only way to have them under one environment. */
final class CommandBatch {

  private CommandBatch() {}

  /**
   * Runs the commands of a file, words divided by tabs, and prints a line for each: exit code, what
   * it said on standard error, what on standard output.
   */
  public static void main(String[] arguments) throws Exception {
    for (String command : Files.readAllLines(Path.of(arguments[0]))) {
      Answer answer = CommandLine.bare(command.split("\t", -1));
      System.out.println(
          String.join(
              "\t",
              "answer",
              Integer.toString(answer.exit()),
              inOneLine(answer.err()),
              inOneLine(answer.out())));
    }
    System.exit(0);
  }

  private static String inOneLine(String said) {
    return said.replaceAll("\\s+", " ").strip();
  }
}
