package org.estuaire.jobs.cli.operator;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.repository.Migrations;
import org.estuaire.terminology.register.DatabaseRegisters;
import org.estuaire.terminology.register.Establishment;
import org.estuaire.terminology.register.Mailbox;
import org.estuaire.terminology.register.PostalAddress;
import org.estuaire.terminology.register.Practitioner;
import org.estuaire.terminology.register.Registers;

/**
 * What the registers say of somebody who is to become a partner: proposed to the operator, who may
 * say otherwise.
 *
 * @param kind as the partner's file writes it; empty where the register does not tell
 * @param mailboxes MSSanté; nothing is sent to one because the directory has it
 * @param ended why to think twice: closed, or no longer registered
 */
record RegisterProposal(
    String number,
    String name,
    Optional<String> kind,
    PostalAddress address,
    String phone,
    List<Mailbox> mailboxes,
    Optional<String> ended) {

  private static final String LABORATORY = "611";

  /** Kinds of FINESS that are hospitals: regional and general ones, local ones, private ones. */
  private static final Set<String> HOSPITALS =
      Set.of("101", "106", "109", "114", "122", "128", "129", "131", "292", "355", "362", "365");

  /** Looks somebody up; empty where no register has the number. */
  static Optional<RegisterProposal> find(
      CommonOptions options, Optional<String> rpps, Optional<String> finess)
      throws IOException, SQLException {
    try (Repository repository =
        Repository.openUnmigrated(options.folders(), options.environment())) {
      Migrations.requireCurrent(repository.dataSource());
      Registers registers = new DatabaseRegisters(repository.dataSource());
      return rpps.isPresent()
          ? registers.practitioner(rpps.get()).map(one -> of(one, registers))
          : finess.flatMap(registers::establishment).map(one -> of(one, registers));
    }
  }

  private static RegisterProposal of(Practitioner one, Registers registers) {
    Optional<Practitioner.Activity> practice = one.practice();
    return new RegisterProposal(
        one.number(),
        one.name(),
        Optional.of("practice"),
        practice.map(Practitioner.Activity::address).orElse(PostalAddress.NONE),
        practice.map(Practitioner.Activity::phone).orElse(""),
        registers.mailboxes(one.number()),
        one.absentSince().map(Object::toString));
  }

  private static RegisterProposal of(Establishment one, Registers registers) {
    return new RegisterProposal(
        one.number(),
        one.name(),
        kind(one),
        one.address(),
        one.phone(),
        registers.mailboxes(one.number()),
        one.ended().map(Object::toString));
  }

  private static Optional<String> kind(Establishment one) {
    if (one.category().equals(LABORATORY)) {
      return Optional.of("laboratory");
    }
    return HOSPITALS.contains(one.category()) ? Optional.of("hospital") : Optional.empty();
  }

  /** Whether the number goes into the partner's file as a facility of its own. */
  boolean isFacility() {
    return kind.filter(kind -> !kind.equals("practice")).isPresent();
  }

  /** Address and telephone on one line, as far as they are known. */
  String place() {
    return Stream.concat(address.lines().stream(), Stream.of(phone))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
