package org.estuaire.synthetic.cli;

import java.util.List;
import org.estuaire.jobs.cli.CommandGroup;
import org.estuaire.jobs.cli.Users;

/** What measures the program. */
public final class BenchCommands implements CommandGroup {

  @Override
  public Users users() {
    return Users.ENGINEER;
  }

  @Override
  public List<Class<?>> commands() {
    return List.of(BenchCommand.class);
  }
}
