package org.estuaire.jobs.cli;

import static org.estuaire.repository.DatabaseRole.COUNCIL_AGENT;
import static org.estuaire.repository.DatabaseRole.DISTRIBUTOR;
import static org.estuaire.repository.DatabaseRole.EMS;
import static org.estuaire.repository.DatabaseRole.IDENTITY_CELL;
import static org.estuaire.repository.DatabaseRole.OPERATOR;
import static org.estuaire.repository.DatabaseRole.SERVICE;

import java.util.List;
import java.util.Map;
import org.estuaire.repository.DatabaseRole;

/** Which roles of the database run which command; the account of the program runs all. */
final class CommandRoles {

  private static final List<DatabaseRole> NO_REPOSITORY = List.of();
  private static final List<DatabaseRole> PROGRAM = List.of(SERVICE);
  private static final List<DatabaseRole> WATCHING = List.of(OPERATOR, SERVICE);
  private static final List<DatabaseRole> DECIDING = List.of(IDENTITY_CELL, SERVICE);
  private static final List<DatabaseRole> SENDING = List.of(DISTRIBUTOR, SERVICE);

  private static final Map<String, List<DatabaseRole>> ROLES =
      Map.ofEntries(
          Map.entry("check", NO_REPOSITORY),
          // It examines whether there is one.
          Map.entry("doctor", NO_REPOSITORY),
          Map.entry("health", NO_REPOSITORY),
          Map.entry("generate", NO_REPOSITORY),
          Map.entry("partner add", NO_REPOSITORY),
          Map.entry("mapping propose", NO_REPOSITORY),
          Map.entry("mapping test", NO_REPOSITORY),
          Map.entry("database roles", NO_REPOSITORY),
          Map.entry("bench", NO_REPOSITORY),
          Map.entry("bench reconcile", NO_REPOSITORY),
          Map.entry("bench registers", NO_REPOSITORY),
          Map.entry("status", WATCHING),
          Map.entry("deliveries", WATCHING),
          Map.entry("rejects list", WATCHING),
          Map.entry("rejects show", WATCHING),
          Map.entry("identity review list", List.of(OPERATOR, IDENTITY_CELL, SERVICE)),
          Map.entry("identity review", DECIDING),
          Map.entry("identity review show", DECIDING),
          Map.entry("identity review accept", DECIDING),
          Map.entry("identity review refuse", DECIDING),
          Map.entry("identity review postpone", DECIDING),
          Map.entry("identity link", DECIDING),
          Map.entry("identity unlink", DECIDING),
          Map.entry("identity merge", DECIDING),
          Map.entry("identity unmerge", DECIDING),
          Map.entry("identity indicators", DECIDING),
          Map.entry("opposition", DECIDING),
          Map.entry("person", List.of(IDENTITY_CELL, COUNCIL_AGENT, EMS, SERVICE)),
          Map.entry("circle import", SENDING),
          Map.entry("circle end", SENDING),
          Map.entry("pathway import", SENDING));

  private CommandRoles() {}

  /**
   * The roles that run a command; none where it needs no repository.
   *
   * @param command without the program's name, for example {@code identity review list}
   */
  static List<DatabaseRole> of(String command) {
    return ROLES.getOrDefault(command, PROGRAM);
  }
}
