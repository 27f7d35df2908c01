package org.estuaire.terminology;

import java.util.List;
import java.util.stream.Collectors;
import org.estuaire.exchange.Finding;

/** A reference table or a table of local codes has mistakes; nothing of it was taken. */
public final class TableRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  public TableRefused(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining(", ")));
    this.findings = List.copyOf(findings);
  }

  public TableRefused(Finding finding) {
    this(List.of(finding));
  }

  /** Every mistake found, in the order of the lines. */
  public List<Finding> findings() {
    return findings;
  }
}
