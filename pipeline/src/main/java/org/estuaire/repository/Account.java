package org.estuaire.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account that starts PostgreSQL's programs. They refuse the superuser of the machine and an
 * account that has no name; where the machine allows it, such an account starts them in a user
 * namespace, in which it is {@code nobody}.
 *
 * @param starter what starts a program for it; empty where it needs none
 */
record Account(List<String> starter) {

  private static final List<String> AS_NOBODY = List.of("unshare", "-U");

  /** The account that owns a folder of ours. */
  static Account ofOwner(Path folder) throws IOException {
    boolean superuser = Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
    boolean nameless = "?".equals(System.getProperty("user.name"));
    return new Account((superuser || nameless) && mayBeNobody() ? AS_NOBODY : List.of());
  }

  ServerProgram program(Path file) {
    return new ServerProgram(Stream.concat(starter.stream(), Stream.of(file.toString())).toList());
  }

  private static boolean mayBeNobody() {
    try {
      new ServerProgram(AS_NOBODY).run("id", "-un");
      return true;
    } catch (IOException | UnusableDatabase no) {
      return false;
    }
  }
}
