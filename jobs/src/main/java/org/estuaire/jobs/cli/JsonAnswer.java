package org.estuaire.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.jobs.process.ExitCode;

/**
 * What a command has answered so far. Scripts that ask for JSON get one value in every case: where
 * a command has none of its own, because nothing was found or something failed, it is what the
 * command said, with the exit code.
 */
final class JsonAnswer {

  private final List<String> said = new ArrayList<>();
  private boolean given;

  void say(String line) {
    said.add(line);
  }

  void give() {
    given = true;
  }

  boolean isGiven() {
    return given;
  }

  String words() {
    return String.join("\n", said);
  }

  /** In the place of a value. */
  Map<String, Object> inWords(int exitCode) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("exitCode", exitCode);
    answer.put(exitCode == ExitCode.OK ? "message" : "error", words());
    return answer;
  }
}
