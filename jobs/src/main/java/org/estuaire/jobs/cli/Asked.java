package org.estuaire.jobs.cli;

import java.util.List;
import org.estuaire.exchange.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What a command line asks for. */
public final class Asked {

  private Asked() {}

  /** The command that is to run, below those that only have others below them. */
  static ParseResult command(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last;
  }

  /** As it was typed, without the program's name. */
  static String name(CommandSpec command) {
    String qualified = command.qualifiedName();
    return qualified.substring(qualified.indexOf(' ') + 1);
  }

  /** What was asked for, else the language of the locale. */
  static Language language(ParseResult parsed) {
    return parsed.hasMatchedOption("--lang")
        ? CommonOptions.language(parsed.matchedOptionValue("--lang", ""))
        : CommonOptions.language(null);
  }

  /** The same before the command line is read. */
  public static Language language(List<String> typed) {
    int at = typed.indexOf("--lang");
    boolean apart = at >= 0 && at + 1 < typed.size();
    return typed.contains("--lang=fr") || apart && typed.get(at + 1).equals("fr")
        ? Language.FR
        : CommonOptions.language(apart ? "en" : null);
  }
}
