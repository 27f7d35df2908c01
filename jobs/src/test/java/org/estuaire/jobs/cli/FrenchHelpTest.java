package org.estuaire.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.estuaire.exchange.Language;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A new command or option is told in French too. */
class FrenchHelpTest {

  @Test
  void everyCommandOptionAndParameterIsDescribedInFrench() {
    Map<String, String> english = descriptions(RootCommand.commandLine(Language.EN));
    Map<String, String> french = descriptions(RootCommand.commandLine(Language.FR));
    assertThat(english).hasSizeGreaterThan(100);
    english.forEach(
        (what, words) -> {
          if (!words.isEmpty()) {
            assertThat(french.get(what)).as(what).isNotEmpty().isNotEqualTo(words);
          }
        });
  }

  @Test
  void headingsAreFrenchToo() {
    assertThat(RootCommand.commandLine(Language.FR).getUsageMessage())
        .contains("Utilisation : estuaire", "Commandes :")
        .doesNotContain("Usage:", "Commands:");
  }

  private static Map<String, String> descriptions(CommandLine command) {
    Map<String, String> all = new LinkedHashMap<>();
    CommandSpec spec = command.getCommandSpec();
    String name = spec.qualifiedName();
    all.put(name, String.join(" ", spec.usageMessage().description()));
    for (ArgSpec argument : spec.args()) {
      String label =
          argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
      all.put(name + " " + label, String.join(" ", argument.description()));
    }
    command.getSubcommands().values().forEach(below -> all.putAll(descriptions(below)));
    return all;
  }
}
