package org.estuaire.routes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.estuaire.exchange.Finding;

/** What has been said about files that lie there pass after pass, so that it is said once. */
final class Complaints {

  private final Map<Path, String> said = new HashMap<>();

  synchronized boolean isNew(Path file, Finding why) {
    String code = why.code().code();
    return !code.equals(said.put(file, code));
  }

  /** Forgets the files of a folder that are gone. */
  synchronized void keepOnly(Path folder, Set<Path> present) {
    said.keySet().removeIf(file -> folder.equals(file.getParent()) && !present.contains(file));
    said.remove(folder);
  }
}
