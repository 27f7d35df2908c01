package org.estuaire.lab.remap;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Severity;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.remap.RemapLine.Meaning;
import org.estuaire.lab.rules.Findings;
import org.estuaire.lab.rules.ResultNormaliser;
import org.estuaire.lab.rules.UnitDecisions;
import org.estuaire.lab.store.ResultContent;
import org.estuaire.lab.store.ResultContent.Comparable;
import org.estuaire.terminology.LocalCodes;

/** Reads stored versions of one laboratory as they would be read when loaded today. */
final class Rereading {

  private final SentAgain sentAgain;
  private final ResultNormaliser normaliser;
  private final UnitDecisions units;

  Rereading(LocalCodes localCodes, UnitDecisions units) {
    this.sentAgain = new SentAgain(localCodes, units);
    this.normaliser = new ResultNormaliser(localCodes, units);
    this.units = units;
  }

  /**
   * A version read again.
   *
   * @param after what it would say; as stored where the verdict is not to change it
   */
  record Reread(
      StoredVersion stored, ResultContent after, RemapVerdict verdict, List<String> findings) {

    StoredVersion changed() {
      return stored.with(after);
    }

    /** Its kind of line, nothing counted. */
    RemapLine line(String partner) {
      ResultContent before = stored.version().content();
      return new RemapLine(
          partner,
          stored.key().result().code(),
          before.sentUnit(),
          meaning(before),
          meaning(after),
          verdict,
          findings,
          0,
          0);
    }

    @Override
    public String toString() {
      return "Reread[" + verdict + "]";
    }
  }

  Reread read(StoredVersion stored) {
    ResultContent before = stored.version().content();
    Reread first = normalise(stored, sentAgain.unconverted(stored));
    if (sameMeaning(before, first.after())) {
      return with(first, before.loinc().isEmpty() ? RemapVerdict.UNMAPPED : RemapVerdict.SAME);
    }
    if (!isRead(before)) {
      boolean another = !before.loinc().isEmpty() && !before.loinc().equals(first.after().loinc());
      return judged(first, another ? RemapVerdict.CHANGED : RemapVerdict.MAPPED);
    }
    Optional<LabResult> sent = sentAgain.fromWords(stored);
    return sent.isPresent()
        ? judged(normalise(stored, sent.get()), RemapVerdict.CHANGED)
        : with(first, RemapVerdict.UNSURE);
  }

  /** As at loading; what was reported of the code alone is no news. */
  private Reread normalise(StoredVersion stored, LabResult sent) {
    Findings findings = new Findings();
    ResultContent before = stored.version().content();
    Normalised made = normaliser.normalise(sent, findings).normalised().orElseThrow();
    Comparable comparable = isNumber(before) ? ResultContent.comparable(made) : before.comparable();
    List<Finding> news =
        findings.all().stream()
            .filter(finding -> finding.code() != LabFinding.UNMAPPED_CODE)
            .filter(finding -> finding.code() != LabFinding.EMPTY_RANGE)
            .toList();
    boolean contradicts = news.stream().anyMatch(Rereading::contradicts);
    return new Reread(
        stored,
        before.readAs(made.loinc(), comparable),
        contradicts ? RemapVerdict.REFUSED : RemapVerdict.SAME,
        news.stream().map(finding -> finding.code().code()).sorted().toList());
  }

  /** What loading refuses, and a unit that belongs to another code than the one now mapped. */
  private static boolean contradicts(Finding finding) {
    return finding.severity() == Severity.ERROR
        || finding.code() == LabFinding.CODE_UNIT_CONTRADICTION;
  }

  private static Reread judged(Reread reread, RemapVerdict verdict) {
    return reread.verdict() == RemapVerdict.REFUSED ? reread : with(reread, verdict);
  }

  private static Reread with(Reread reread, RemapVerdict verdict) {
    return new Reread(reread.stored(), reread.after(), verdict, reread.findings());
  }

  /** It has all that a comparable result has; its value may be a converted one. */
  private static boolean isRead(ResultContent content) {
    boolean unit = !isNumber(content) || !content.comparable().ucum().isEmpty();
    return !content.loinc().isEmpty() && unit;
  }

  private static boolean isNumber(ResultContent content) {
    return content.comparable().value().isPresent();
  }

  /** A result that a whole version withdrew keeps the code under which its value was compared. */
  private boolean sameMeaning(ResultContent before, ResultContent after) {
    return meaning(before).equals(meaning(after))
        || !isNumber(before) && units.isComparedAs(after.loinc(), before.loinc());
  }

  private static Meaning meaning(ResultContent content) {
    return new Meaning(content.loinc(), isNumber(content) ? content.comparable().ucum() : "");
  }
}
