package org.estuaire.terminology.register;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;

/** One form of the file of a register. */
interface RegisterSource {

  /** Reads the file once, in bounded memory, and writes its rows for the stage of its register. */
  Read read(CopyRows staged, BadRows bad) throws IOException;

  /**
   * What was read.
   *
   * @param rows of the file, bad ones among them
   * @param statedOn the day that the file itself states
   * @param version what the file calls itself; may be empty
   * @param remarks on the file as a whole
   */
  record Read(long rows, Optional<LocalDate> statedOn, String version, List<Finding> remarks) {}
}
