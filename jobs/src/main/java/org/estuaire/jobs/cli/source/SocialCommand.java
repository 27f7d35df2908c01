package org.estuaire.jobs.cli.source;

import picocli.CommandLine.Command;

@Command(
    name = "social",
    description = "The social data of councils.",
    subcommands = {RecheckCommand.class, RetentionCommand.class, ClosuresCommand.class},
    synopsisSubcommandLabel = "recheck|retention|closures")
final class SocialCommand {}
