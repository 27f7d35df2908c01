package org.estuaire.jobs.installation;

import org.estuaire.exchange.Worded;

/** What is sent by mail, and what is said of it. */
enum CoverWord implements Worded {
  REPORT,
  REPORT_TEXT,
  PAGE,
  PAGE_TEXT
}
