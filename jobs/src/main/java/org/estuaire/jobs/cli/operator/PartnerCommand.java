package org.estuaire.jobs.cli.operator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.config.NewPartner;
import org.estuaire.config.NewPartner.Results;
import org.estuaire.config.PartnerFile;
import org.estuaire.jobs.check.Checks;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.ConfigurationMistakes;
import org.estuaire.jobs.cli.Misuse;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "partner",
    description = "Partners of this installation.",
    subcommands = PartnerCommand.Add.class,
    synopsisSubcommandLabel = "add")
final class PartnerCommand {

  @Command(name = "add", description = "Writes the file of a new partner and checks it.")
  static final class Add implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(
        paramLabel = "CODE",
        description = "short name, a-z 0-9 and hyphens: also its SFTP user")
    private String code;

    @Spec private CommandSpec command;

    @Option(
        names = "--rpps",
        paramLabel = "N",
        description = "of a practitioner: name and kind are proposed from the register")
    private String rpps;

    @Option(
        names = "--finess",
        paramLabel = "N",
        description = "of a facility: name and kind are proposed from the register")
    private String finess;

    @Option(names = "--name", description = "as printed on receipts")
    private String name;

    @Option(
        names = "--kind",
        paramLabel = "KIND",
        description = "laboratory, council, hospital, identity-domain or practice")
    private String kind;

    @Option(
        names = "--lanes",
        split = ",",
        paramLabel = "LANE",
        description = "lab, social, identity, billing; all but practices need one")
    private List<String> lanes = List.of();

    @Option(
        names = "--identity-domain",
        defaultValue = "",
        paramLabel = "OID",
        description = "domain of its local identifiers")
    private String identityDomain;

    @Option(
        names = "--facility",
        paramLabel = "N",
        description = "FINESS of a hospital, department of a council")
    private List<String> facilities = List.of();

    @Option(
        names = "--mapping",
        paramLabel = "FILE",
        description = "mapping file, relative to the configuration folder")
    private String mapping;

    @Option(
        names = "--terminology",
        paramLabel = "FILE",
        description = "local codes, relative to the configuration folder")
    private String terminology;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description =
            "of what a practice is sent: hprim-medecins, hprim-sante, hl7v2-oru, cda-cr-bio or"
                + " fhir-r4-lab")
    private String format;

    @Option(
        names = "--identifier",
        defaultValue = "",
        paramLabel = "N",
        description =
            "RPPS or FINESS under which a practice is named in what is sent (default: its code)")
    private String identifier;

    @Option(
        names = "--prescriber",
        paramLabel = "RPPS",
        description = "whose orders a practice gets; may be repeated")
    private List<String> prescribers = List.of();

    @Option(
        names = "--followed-patients",
        description = "a practice gets what concerns the patients whom it follows (circle import)")
    private boolean followedPatients;

    @Option(
        names = "--ssh-key-file",
        paramLabel = "FILE",
        description = "public key (.pub) that opens its SFTP home")
    private List<Path> sshKeyFiles = List.of();

    @Override
    public Integer call() throws Exception {
      Output output = Output.standard(options);
      if (rpps != null || finess != null) {
        Optional<RegisterProposal> proposal =
            RegisterProposal.find(options, Optional.ofNullable(rpps), Optional.ofNullable(finess));
        if (proposal.isEmpty()) {
          output.say(OperatorWord.NOT_IN_REGISTER, rpps == null ? finess : rpps);
          return ExitCode.NOT_FOUND;
        }
        take(proposal.get(), output);
      }
      if (name == null || kind == null) {
        throw new Misuse(
            command,
            "Indiquez --name et --kind, ou un numéro du registre qui les donne (--rpps, --finess).",
            "State --name and --kind, or a number of a register that gives them (--rpps,"
                + " --finess).");
      }
      NewPartner partner =
          new NewPartner(
              code,
              name,
              kind,
              lanes,
              identityDomain,
              facilities,
              Optional.ofNullable(mapping),
              Optional.ofNullable(terminology),
              Optional.ofNullable(format)
                  .map(f -> new Results(f, identifier, prescribers, followedPatients)),
              sshKeyFiles);
      PartnerFile.Outcome outcome =
          new PartnerFile(
                  options.folders().config(),
                  Checks.reader(options.folders(), options.environment()))
              .add(partner);
      if (outcome instanceof PartnerFile.Outcome.Added added) {
        output.say(OperatorWord.PARTNER_ADDED, added.file());
        return ExitCode.OK;
      }
      ConfigurationMistakes.print(output, ((PartnerFile.Outcome.Refused) outcome).mistakes());
      return ExitCode.CONFIGURATION;
    }

    /** What the operator states goes before what the register says. */
    private void take(RegisterProposal proposal, Output output) {
      name = name == null ? proposal.name() : name;
      kind = kind == null ? proposal.kind().orElse(null) : kind;
      if (facilities.isEmpty() && proposal.isFacility()) {
        facilities = List.of(proposal.number());
      }
      if (!proposal.isFacility()) {
        identifier = identifier.isEmpty() ? proposal.number() : identifier;
        prescribers = prescribers.isEmpty() && rpps != null ? List.of(rpps) : prescribers;
      }
      output.say(OperatorWord.IN_REGISTER, proposal.number(), proposal.name(), proposal.place());
      proposal
          .mailboxes()
          .forEach(box -> output.say(OperatorWord.MAILBOX, box.address(), box.owner()));
      proposal
          .ended()
          .ifPresent(day -> output.say(OperatorWord.ENDED_IN_REGISTER, proposal.number(), day));
    }
  }
}
