package org.estuaire.jobs.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.estuaire.exchange.Language;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line; picocli itself speaks English only. */
final class UsageWords {

  private UsageWords() {}

  static String of(ParameterException mistake, Language language) {
    if (mistake instanceof Misuse ours) {
      return ours.words(language);
    }
    return language == Language.EN ? mistake.getMessage() : french(mistake);
  }

  private static String french(ParameterException mistake) {
    if (mistake instanceof MissingParameterException missing) {
      return "Il manque : " + labels(missing.getMissing());
    }
    if (mistake instanceof UnmatchedArgumentException unknown) {
      return "Option ou argument inconnu : "
          + String.join(" ", unknown.getUnmatched())
          + maybe(unknown.getSuggestions());
    }
    if (mistake instanceof MutuallyExclusiveArgsException) {
      return "Ces options ne vont pas ensemble : choisissez-en une.";
    }
    if (mistake instanceof OverwrittenOptionException twice) {
      return "Option donnée plusieurs fois : " + label(twice.getOverwritten());
    }
    if (mistake instanceof MaxValuesExceededException) {
      return "Trop de valeurs.";
    }
    if (mistake.getArgSpec() != null) {
      return "Valeur manquante ou inutilisable : "
          + label(mistake.getArgSpec())
          + (mistake.getValue() == null ? "" : " = " + mistake.getValue())
          + choices(mistake.getArgSpec());
    }
    String below =
        mistake.getCommandLine().getCommandSpec().usageMessage().synopsisSubcommandLabel();
    return "Il manque une commande : " + below;
  }

  private static String labels(Collection<ArgSpec> arguments) {
    return arguments.stream().map(UsageWords::label).collect(Collectors.joining(", "));
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? (option.longestName() + " " + (option.arity().max() > 0 ? option.paramLabel() : ""))
            .strip()
        : argument.paramLabel();
  }

  /** The words of a choice, as they may be typed. */
  private static String choices(ArgSpec argument) {
    Object[] constants = argument.type().getEnumConstants();
    return constants == null
        ? ""
        : Arrays.stream(constants)
            .map(String::valueOf)
            .collect(Collectors.joining(", ", " (au choix : ", ")"));
  }

  private static String maybe(List<String> suggestions) {
    return suggestions.isEmpty() ? "" : " (peut-être : " + String.join(", ", suggestions) + ")";
  }
}
