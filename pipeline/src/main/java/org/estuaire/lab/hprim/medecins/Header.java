package org.estuaire.lab.hprim.medecins;

/**
 * The twelve lines before the text of a dossier, without padding; a lone full stop is empty.
 *
 * @param patientCode line 1; empty where that line is a record of fixed columns
 * @param born line 7
 * @param nss line 8, the billing number of the person or of whoever insures them
 * @param number line 9
 * @param examined line 10
 * @param end index of the first line of the body
 */
record Header(
    String patientCode,
    String family,
    String given,
    String street,
    String town,
    String born,
    String nss,
    String number,
    String examined,
    Correspondent sender,
    Correspondent recipient,
    int end) {

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Header[…]";
  }

  /**
   * A sender or recipient: a code of ten columns, a blank, a name.
   *
   * @param code may be empty
   */
  record Correspondent(String code, String name) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Correspondent[…]";
    }

    private static final int COLUMNS = 10;

    /** Cut by column, since the code may be right-aligned; else at the first blank. */
    static Correspondent of(String line) {
      if (line.length() > COLUMNS && line.charAt(COLUMNS) == ' ') {
        String code = line.substring(0, COLUMNS).strip();
        if (code.indexOf(' ') < 0) {
          return new Correspondent(code, line.substring(COLUMNS).strip());
        }
      }
      String bare = line.strip();
      int blank = bare.indexOf(' ');
      return blank < 0
          ? new Correspondent(bare, "")
          : new Correspondent(bare.substring(0, blank), bare.substring(blank).strip());
    }
  }
}
