package org.estuaire.jobs.cli.source;

import picocli.CommandLine.Command;

@Command(
    name = "terminology",
    description = "Reference tables, and the codes of laboratories.",
    subcommands = {
      ImportCommand.class,
      UnmappedCommand.class,
      ReviewCommand.class,
      RemapCommand.class
    },
    synopsisSubcommandLabel = "import|unmapped|review|remap")
final class TerminologyCommand {}
