package org.estuaire.lab.hprim.medecins;

/** The lines that give a file its structure; blanks around them and their case don't count. */
final class Markers {

  static final String RESULTS = "****LAB****";
  static final String END_OF_DOSSIER = "****FIN****";
  static final String END_OF_FILE = "****FINFICHIER****";
  static final String RESULT = "RES";
  static final String TEXT = "TEX";

  private Markers() {}

  static boolean isResults(String line) {
    return is(line, RESULTS);
  }

  static boolean isEndOfDossier(String line) {
    return is(line, END_OF_DOSSIER);
  }

  static boolean isEndOfFile(String line) {
    return is(line, END_OF_FILE);
  }

  /** Whether a line is a result. */
  static boolean isResult(String line) {
    return line.regionMatches(true, 0, RESULT + "|", 0, RESULT.length() + 1);
  }

  /** Whether a line is a comment; a bare TEX is an empty one. */
  static boolean isText(String line) {
    return line.regionMatches(true, 0, TEXT, 0, TEXT.length())
        && (line.length() == TEXT.length() || line.charAt(TEXT.length()) == '|');
  }

  /** Some software ends its marks with three stars. */
  private static boolean is(String line, String marker) {
    if (line.indexOf('*') < 0) {
      return false;
    }
    String bare = line.strip();
    return bare.equalsIgnoreCase(marker)
        || bare.length() == marker.length() - 1
            && bare.regionMatches(true, 0, marker, 0, bare.length());
  }
}
