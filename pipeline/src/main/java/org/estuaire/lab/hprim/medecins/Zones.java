package org.estuaire.lab.hprim.medecins;

import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Remarks;

/**
 * The lines of a dossier by what they are for.
 *
 * @param all without the line that ends it
 * @param results index of the first line of the zone of results; the number of lines without one
 * @param closed the dossier has its end
 */
record Zones(List<String> all, int results, boolean closed) {

  /** Files without a zone of results still hold lines RES sometimes: after the header. */
  static Zones of(List<String> lines, Remarks remarks) {
    int end = lastThatIsNotBlank(lines) + 1;
    String last = lines.isEmpty() || end == 0 ? "" : lines.get(end - 1);
    boolean ended = Markers.isEndOfDossier(last);
    boolean fileEnded = Markers.isEndOfFile(last);
    if (fileEnded) {
      remarks.add(Finding.of(MedecinsFinding.DOSSIER_CLOSED_BY_FILE).atLine(remarks.line(end - 1)));
    }
    List<String> all = lines.subList(0, ended || fileEnded ? end - 1 : end);
    return new Zones(all, resultsOf(all, remarks), ended || fileEnded);
  }

  private static int lastThatIsNotBlank(List<String> lines) {
    int last = lines.size() - 1;
    while (last >= 0 && isBlank(lines.get(last))) {
      last--;
    }
    return last;
  }

  /** Also without control characters: MS-DOS ends files with one. */
  static boolean isBlank(String line) {
    return line.chars().allMatch(c -> c <= ' ' || Character.isWhitespace(c));
  }

  private static int resultsOf(List<String> lines, Remarks remarks) {
    int first = lines.size();
    int marker = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean isMarker = Markers.isResults(line);
      if (isMarker && marker >= 0) {
        throw runTogether(i, remarks);
      }
      if (isMarker) {
        marker = i;
      } else if (marker < 0 && first == lines.size() && Markers.isResult(line)) {
        first = i;
      }
    }
    return marker >= 0 ? Math.min(marker, first) : first;
  }

  /** What lies before the results: the header and the text. */
  List<String> top() {
    boolean comment = !all.isEmpty() && results > 0 && Markers.isText(all.get(0));
    return comment ? List.of() : all.subList(0, results);
  }

  /**
   * Another header inside the dossier means that the end of one was lost, and with it whose the
   * results are.
   *
   * @throws DossierRefused when there is one
   */
  void checkBody(int from, Remarks remarks) {
    for (int i = from; i + 3 < all.size(); i++) {
      boolean header =
          HeaderReader.isDate(all, i + 1)
              && HeaderReader.isDate(all, i + 4)
              && HeaderReader.isPostcode(all, i);
      if (header) {
        throw runTogether(i, remarks);
      }
    }
  }

  private static DossierRefused runTogether(int index, Remarks remarks) {
    return new DossierRefused(
        Finding.of(MedecinsFinding.DOSSIERS_RUN_TOGETHER).atLine(remarks.line(index)));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Zones[…]";
  }
}
