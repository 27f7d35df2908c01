package org.estuaire.jobs.cli.identity;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.estuaire.jobs.cli.Output;

/**
 * An INS or NIR that is not written into the command line, where other accounts of the machine and
 * the history of the shell would see it: typed without being shown, or the first line of standard
 * input.
 */
final class TypedKey {

  /** Stands for it in the command line. */
  static final String ASKED = "-";

  private TypedKey() {}

  /** What was typed, without blanks around it; empty where nothing was. */
  static String read(Output output) {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("%s ", output.words(IdentityWord.TYPE_MATRICULE));
      return typed == null ? "" : new String(typed).strip();
    }
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
