package org.estuaire.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;

/**
 * What rules say of a written report that nobody accepted: every error, and warnings without a
 * reason on the page of the format.
 */
public final class Unexpected {

  private static final Pattern PLACES_IN_LISTS = Pattern.compile("\\[[0-9]+\\]|/\\*.*?\\*/");

  private final OfficialRules rules;
  private final ReportWriter writer;
  private final Set<String> accepted;

  /**
   * @param accepted the warnings that have a reason
   */
  public Unexpected(OfficialRules rules, ReportWriter writer, Set<String> accepted) {
    this.rules = rules;
    this.writer = writer;
    this.accepted = accepted;
  }

  /** Nothing where the rules could not be applied. */
  public List<String> in(OutgoingReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(report, out);
    return in(rules, out.toByteArray(), accepted);
  }

  /**
   * Of a file that was written.
   *
   * @param accepted the warnings that have a reason
   */
  static List<String> in(OfficialRules rules, byte[] file, Set<String> accepted) {
    if (!(rules.judge(file) instanceof OfficialVerdict.Judged judged)) {
      return List.of();
    }
    return judged.remarks().stream()
        .filter(remark -> remark.error() || !accepted.contains(remark.rule()))
        .map(Unexpected::text)
        .toList();
  }

  private static String text(OfficialRemark remark) {
    String place = PLACES_IN_LISTS.matcher(remark.place()).replaceAll("");
    return remark + " at " + place + ": " + remark.text();
  }
}
