package org.estuaire.jobs.cli.operator;

import java.util.List;
import org.estuaire.jobs.cli.CommandGroup;
import org.estuaire.jobs.cli.Users;

/** Nights, what arrived, and the installation itself. */
public final class OperatorCommands implements CommandGroup {

  @Override
  public Users users() {
    return Users.OPERATOR;
  }

  @Override
  public List<Class<?>> commands() {
    return List.of(
        NightlyCommand.class,
        ServeCommand.class,
        LoadCommand.class,
        StatusCommand.class,
        DeliveriesCommand.class,
        RejectsCommand.class,
        TraceCommand.class,
        ReportCommand.class,
        CheckCommand.class,
        DoctorCommand.class,
        HealthCommand.class,
        PartnerCommand.class,
        MigrateCommand.class,
        DatabaseCommand.class);
  }
}
