package org.estuaire.jobs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What lies in the practices' folders, comparable between two runs. */
final class SentFiles {

  private SentFiles() {}

  /** Name and content of each file; generated numbers, which differ between two runs, read N. */
  static List<String> of(TestInstallation night) throws Exception {
    List<String> sent = new ArrayList<>();
    for (String practice : night.rows("SELECT DISTINCT partner FROM distribution.sending")) {
      night
          .results(practice)
          .forEach(
              (file, text) ->
                  sent.add(practice + file.replaceAll("[0-9]{8}", "N") + said(file, text)));
    }
    Collections.sort(sent);
    return sent;
  }

  /** A printed page bears its number where nobody finds it in the bytes. */
  private static String said(String file, String text) {
    return file.startsWith("synthese-")
        ? ""
        : text.replaceAll("E[0-9]+\\.(?=[0-9])|[0-9A-F]{8}(?=\\.HPR)", "N");
  }
}
