package org.estuaire.jobs.installation;

import org.estuaire.exchange.Language;

/**
 * What a mail says of the file that it carries. It names nobody: mail programs show it in lists.
 *
 * @param title the subject
 */
record Cover(String title, String text) {

  /** Of a laboratory report. */
  static Cover report(Language language) {
    return new Cover(CoverWord.REPORT.words(language), CoverWord.REPORT_TEXT.words(language));
  }

  /** Of the page of a patient's pathway. */
  static Cover page(Language language) {
    return new Cover(CoverWord.PAGE.words(language), CoverWord.PAGE_TEXT.words(language));
  }
}
