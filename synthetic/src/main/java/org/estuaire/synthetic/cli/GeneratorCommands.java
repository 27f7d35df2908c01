package org.estuaire.synthetic.cli;

import java.util.List;
import org.estuaire.jobs.cli.CommandGroup;
import org.estuaire.jobs.cli.Users;

/** Invented deliveries, to try a source with. */
public final class GeneratorCommands implements CommandGroup {

  @Override
  public Users users() {
    return Users.SOURCE;
  }

  @Override
  public List<Class<?>> commands() {
    return List.of(GenerateCommand.class);
  }
}
