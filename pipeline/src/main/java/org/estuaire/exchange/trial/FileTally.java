package org.estuaire.exchange.trial;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.load.Rehearsal;
import org.estuaire.exchange.load.Rehearsed;
import org.estuaire.identity.registry.FiledUnder;
import org.estuaire.identity.registry.FiledUnder.How;
import org.estuaire.person.Claim;

/**
 * What would become of the records of one file, added up. What it keeps is bounded, whatever its
 * sender puts into the file: figures of all records, words of the first.
 */
final class FileTally implements Rehearsal.Audience {

  private static final int MOST_RECORDS = 200;
  private static final int MOST_WITH_FINDINGS = 500;
  private static final int MOST_LINES_OF_A_RECORD = 200;
  private static final int MOST_LINES = 5_000;
  private static final int MOST_CAUSES = 300;
  private static final int MOST_PLACES = 20;
  private static final int MOST_CODES = 500;

  private final Optional<FiledUnder> registry;
  private final Predicate<Finding> told;
  private final List<TriedRecord> shown = new ArrayList<>();
  private final Map<String, GrowingCause> causes = new LinkedHashMap<>();
  private final Map<String, UnmappedCode> unmapped = new LinkedHashMap<>();
  private final Map<FindingCode, LeftOut> leftOut = new LinkedHashMap<>();
  private final Map<Object, Seen> persons = new HashMap<>();
  private LoadCount count = LoadCount.NONE;
  private PartBalance parts = PartBalance.NONE;
  private int lines;
  private int held;

  /**
   * @param registry empty where there is none
   * @param told what is worth telling of what is found
   */
  FileTally(Optional<FiledUnder> registry, Predicate<Finding> told) {
    this.registry = registry;
    this.told = told;
  }

  /** A person of the file. */
  private record Seen(Optional<How> how, Means means) {
    boolean isNew() {
      return how.filter(How.KNOWN_IDENTIFIER::equals).isEmpty();
    }
  }

  /** A cause to which more places come. */
  private static final class GrowingCause {
    private final Finding example;
    private final List<Cause.CausePlace> places = new ArrayList<>();
    private int records;

    GrowingCause(Finding example) {
      this.example = example;
    }

    void add(Cause.CausePlace place) {
      records++;
      if (places.size() < MOST_PLACES) {
        places.add(place);
      }
    }

    Cause grown() {
      return new Cause(example, records, List.copyOf(places));
    }
  }

  @Override
  public void see(List<Rehearsed> records) throws SQLException {
    Map<Long, How> how = how(records);
    for (Rehearsed record : records) {
      add(record, how);
    }
  }

  private Map<Long, How> how(List<Rehearsed> records) throws SQLException {
    Collection<Long> identities =
        records.stream()
            .map(Rehearsed::sourceIdentityId)
            .filter(id -> id != Filed.NOBODY)
            .collect(Collectors.toSet());
    return registry.isPresent() && !identities.isEmpty() ? registry.get().of(identities) : Map.of();
  }

  private void add(Rehearsed record, Map<Long, How> how) {
    count = count.plus(only(record.outcome()));
    parts = parts.plus(record.parts());
    held += record.outcome() == RecordOutcome.HELD ? 1 : 0;
    record.leftOut().forEach(one -> leftOut.merge(one.reason(), one, FileTally::both));
    List<Finding> findings = record.findings().stream().filter(told).toList();
    findings.forEach(finding -> cause(record.place().ordinal(), record, finding));
    boolean loaded = record.outcome() != RecordOutcome.REJECTED;
    if (loaded) {
      record.content().stream().filter(ContentLine::unmapped).forEach(this::unmapped);
    }
    Means means = record.claim().map(Means::of).orElse(Means.NOBODY_STATED);
    Optional<How> person = Optional.ofNullable(how.get(record.sourceIdentityId()));
    if (loaded && record.outcome() != RecordOutcome.HELD) {
      record.claim().ifPresent(claim -> note(record, claim, new Seen(person, means)));
    }
    show(record, findings, reached(record, person), means);
  }

  private static LoadCount only(RecordOutcome outcome) {
    return switch (outcome) {
      case LOADED -> new LoadCount(1, 0, 0, 0);
      case REJECTED -> new LoadCount(0, 1, 0, 0);
      case HELD -> new LoadCount(0, 0, 1, 0);
      case ALREADY_KNOWN -> new LoadCount(0, 0, 0, 1);
    };
  }

  /** Without a registry, a person is what a local identifier names. */
  private void note(Rehearsed record, Claim claim, Seen seen) {
    Object name =
        registry.isPresent()
            ? record.sourceIdentityId()
            : Integer.toHexString((claim.domain() + "|" + claim.localId()).hashCode());
    persons.merge(name, seen, FileTally::same);
  }

  /** Of one that several records speak of, the one that says most decides. */
  private static Seen same(Seen first, Seen second) {
    return new Seen(
        first.how(), first.means().compareTo(second.means()) <= 0 ? first.means() : second.means());
  }

  private static LeftOut both(LeftOut first, LeftOut second) {
    return new LeftOut(first.reason(), first.parts() + second.parts(), first.line(), first.field());
  }

  private Reached reached(Rehearsed record, Optional<How> person) {
    if (record.outcome() == RecordOutcome.REJECTED) {
      return Reached.REFUSED;
    }
    if (record.outcome() == RecordOutcome.HELD) {
      return Reached.HELD;
    }
    if (record.claim().isEmpty()) {
      return Reached.NOBODY_STATED;
    }
    return person.map(FileTally::reached).orElse(Reached.NOT_LOOKED_UP);
  }

  private static Reached reached(How how) {
    return switch (how) {
      case KNOWN_IDENTIFIER -> Reached.KNOWN_IDENTIFIER;
      case INS -> Reached.BY_INS;
      case TRAITS -> Reached.BY_TRAITS;
      case NOBODY_FOUND -> Reached.ALONE;
    };
  }

  private void show(Rehearsed record, List<Finding> findings, Reached reached, Means means) {
    boolean among =
        shown.size() < MOST_RECORDS || !findings.isEmpty() && shown.size() < MOST_WITH_FINDINGS;
    if (!among) {
      return;
    }
    int room = Math.min(MOST_LINES_OF_A_RECORD, MOST_LINES - lines);
    List<ContentLine> content =
        record.content().subList(0, Math.min(room, record.content().size()));
    lines += content.size();
    shown.add(
        new TriedRecord(
            record.place().ordinal(),
            record.place().line(),
            record.key(),
            record.outcome(),
            reached,
            means,
            findings,
            record.parts(),
            record.leftOut(),
            List.copyOf(content),
            record.content().size() - content.size()));
  }

  private void cause(int ordinal, Rehearsed record, Finding finding) {
    String key = finding.code().code() + " " + finding.field().replaceAll("\\[\\d+]", "");
    GrowingCause known = causes.get(key);
    if (known == null && causes.size() < MOST_CAUSES) {
      known = new GrowingCause(finding);
      causes.put(key, known);
    }
    if (known != null) {
      long line = finding.line() > 0 ? finding.line() : record.place().line();
      known.add(new Cause.CausePlace(ordinal, line, finding.field(), finding.value().orElse("")));
    }
  }

  private void unmapped(ContentLine line) {
    String code = line.sentCode();
    if (unmapped.containsKey(code) || unmapped.size() < MOST_CODES) {
      unmapped.merge(
          code,
          new UnmappedCode(code, line.label(), line.sentUnit(), 1),
          (before, more) ->
              new UnmappedCode(code, before.label(), before.unit(), before.results() + 1));
    }
  }

  LoadCount count() {
    return count;
  }

  PartBalance parts() {
    return parts;
  }

  List<LeftOut> leftOut() {
    return List.copyOf(leftOut.values());
  }

  /** What is most often the matter first; what refuses or holds before what is merely odd. */
  List<Cause> causes() {
    return causes.values().stream()
        .map(GrowingCause::grown)
        .sorted(
            Comparator.<Cause>comparingInt(one -> rank(one.example()))
                .thenComparing(Cause::records, Comparator.reverseOrder()))
        .toList();
  }

  private static int rank(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> 0;
      case HOLD -> 1;
      case WARNING -> 2;
    };
  }

  List<TriedRecord> shown() {
    return shown;
  }

  List<UnmappedCode> unmapped() {
    return unmapped.values().stream()
        .sorted(Comparator.comparingInt(UnmappedCode::results).reversed())
        .toList();
  }

  Persons persons() {
    return new Persons(
        found(How.KNOWN_IDENTIFIER),
        found(How.INS),
        found(How.TRAITS),
        found(How.NOBODY_FOUND),
        fresh(Means.INS),
        fresh(Means.TRAITS),
        fresh(Means.LOCAL_IDENTIFIER_ONLY) + fresh(Means.NONE),
        (int) persons.values().stream().filter(FileTally::isNeverFound).count(),
        held);
  }

  private static boolean isNeverFound(Seen person) {
    return person.means().isNotEnough()
        && person.how().filter(How.NOBODY_FOUND::equals).isPresent();
  }

  private int found(How how) {
    return (int)
        persons.values().stream().filter(one -> one.how().filter(how::equals).isPresent()).count();
  }

  private int fresh(Means means) {
    return (int)
        persons.values().stream().filter(one -> one.isNew() && one.means() == means).count();
  }
}
