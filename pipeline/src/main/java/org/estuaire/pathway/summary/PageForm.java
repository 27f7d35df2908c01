package org.estuaire.pathway.summary;

import java.nio.charset.StandardCharsets;

/** The page for a screen. */
public final class PageForm implements SummaryForm {

  @Override
  public String code() {
    return "html";
  }

  @Override
  public String extension() {
    return "html";
  }

  @Override
  public byte[] write(Summary summary, Issue issue) {
    return ("<!DOCTYPE html>\n" + SummaryPage.html(summary, issue))
        .getBytes(StandardCharsets.UTF_8);
  }
}
