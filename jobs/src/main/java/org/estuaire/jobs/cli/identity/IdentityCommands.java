package org.estuaire.jobs.cli.identity;

import java.util.List;
import org.estuaire.jobs.cli.CommandGroup;
import org.estuaire.jobs.cli.Users;

/** Persons: who is whom, and what is known of one. */
public final class IdentityCommands implements CommandGroup {

  @Override
  public Users users() {
    return Users.IDENTITY;
  }

  @Override
  public List<Class<?>> commands() {
    return List.of(
        IdentityCommand.class,
        PersonCommand.class,
        TrendCommand.class,
        SummaryCommand.class,
        OverdueCommand.class,
        PathwayCommand.class,
        CircleCommand.class,
        OppositionCommand.class);
  }
}
