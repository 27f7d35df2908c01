package org.estuaire.jobs.cli.study;

import java.util.List;
import org.estuaire.jobs.cli.CommandGroup;
import org.estuaire.jobs.cli.Users;

/** Datasets of studies. */
public final class StudyCommands implements CommandGroup {

  @Override
  public Users users() {
    return Users.STUDY;
  }

  @Override
  public List<Class<?>> commands() {
    return List.of(ExtractCommand.class);
  }
}
