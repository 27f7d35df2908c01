package org.estuaire.jobs.cli.source;

import java.util.List;
import org.estuaire.jobs.cli.CommandGroup;
import org.estuaire.jobs.cli.Users;

/** What a new source needs. */
public final class SourceCommands implements CommandGroup {

  @Override
  public Users users() {
    return Users.SOURCE;
  }

  @Override
  public List<Class<?>> commands() {
    return List.of(
        ExplainCommand.class, MappingCommand.class, SocialCommand.class, TerminologyCommand.class);
  }
}
