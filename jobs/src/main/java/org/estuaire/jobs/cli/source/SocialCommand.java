package org.estuaire.jobs.cli.source;

import picocli.CommandLine.Command;

@Command(
    name = "social",
    description = "The social data of councils.",
    subcommands = {
      RecheckCommand.class,
      RetentionCommand.class,
      ClosuresCommand.class,
      RekeyCommand.class
    },
    synopsisSubcommandLabel = "recheck|retention|closures|rekey")
final class SocialCommand {}
