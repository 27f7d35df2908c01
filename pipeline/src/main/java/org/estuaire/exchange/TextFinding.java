package org.estuaire.exchange;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.bytes.Text;

/** What can be wrong with the encoding of a text, in whatever format it comes. */
public enum TextFinding implements FindingCode {
  CONTROL_CHARACTERS("TXT-130", Severity.WARNING),
  ESCAPE_ODD("TXT-131", Severity.WARNING),
  OTHER_CHARSET("TXT-140", Severity.WARNING),
  ENCODED_TWICE("TXT-141", Severity.WARNING),
  UNDECIDABLE("TXT-142", Severity.ERROR),
  NAME_DAMAGED("TXT-143", Severity.ERROR),
  DOUBTFUL("TXT-144", Severity.WARNING),
  LETTERS_LOST("TXT-145", Severity.WARNING),
  TWO_BYTES("TXT-146", Severity.WARNING);

  private final FindingRule rule;

  TextFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  /**
   * What a sender is told of the way in which its text was read.
   *
   * @param stated the charset declared or agreed
   */
  public static List<Finding> about(Text text, Charset stated) {
    List<Finding> findings = new ArrayList<>();
    switch (text.mending()) {
      case OTHER_CHARSET ->
          findings.add(Finding.of(OTHER_CHARSET, stated.name(), text.charset().name()));
      case TWICE -> findings.add(Finding.of(ENCODED_TWICE));
      case DOUBTFUL -> findings.add(Finding.of(DOUBTFUL));
      case NONE -> {
        // As it should be.
      }
    }
    if (text.content().indexOf('\uFFFD') >= 0) {
      findings.add(Finding.of(LETTERS_LOST));
    }
    return findings;
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
