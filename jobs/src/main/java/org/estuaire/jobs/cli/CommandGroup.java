package org.estuaire.jobs.cli;

import java.util.List;

/**
 * Commands of one kind of user. Those of a jar beside the program are found as services of this
 * type.
 */
public interface CommandGroup {

  Users users();

  /** As they are listed. */
  List<Class<?>> commands();
}
