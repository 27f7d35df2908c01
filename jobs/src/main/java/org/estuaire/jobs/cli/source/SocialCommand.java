package org.estuaire.jobs.cli.source;

import picocli.CommandLine.Command;

@Command(
    name = "social",
    description = "The social data of councils.",
    subcommands = {RecheckCommand.class},
    synopsisSubcommandLabel = "recheck")
final class SocialCommand {}
