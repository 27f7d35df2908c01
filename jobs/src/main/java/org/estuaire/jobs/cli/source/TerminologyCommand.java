package org.estuaire.jobs.cli.source;

import picocli.CommandLine.Command;

@Command(
    name = "terminology",
    description = "Reference tables, and the codes of laboratories.",
    subcommands = {ImportCommand.class, UnmappedCommand.class, RemapCommand.class},
    synopsisSubcommandLabel = "import|unmapped|remap")
final class TerminologyCommand {}
