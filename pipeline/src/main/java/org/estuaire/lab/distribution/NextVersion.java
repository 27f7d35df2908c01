package org.estuaire.lab.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;

/**
 * What a practice has to be told of a dossier now. A version is whole: it repeats what still holds,
 * so that software which replaces a report by its number and software which adds results end with
 * the same. What changed since it was told as final is a correction; what no longer holds is
 * withdrawn, also where the practice may have nothing new.
 *
 * @param told what the practice knows once it has this version
 * @param changed whether it says anything new
 */
record NextVersion(List<LabOrder> orders, List<Told> told, boolean changed) {

  /** What a practice may be told. */
  enum Scope {
    /** Everything that may be released. */
    ALL,
    /** Only what becomes of results that it has. */
    KNOWN,
    /**
     * Nothing of what it says, because that is hidden from it now: what it has stays as long as it
     * holds, and is withdrawn without a word when it no longer does.
     */
    HIDDEN,
    /** That it should not have had any of it. */
    NOTHING
  }

  static NextVersion of(
      Dossier dossier, Map<Told.Key, Told> before, Function<StoredOrder, Scope> scopes) {
    List<LabOrder> orders = new ArrayList<>();
    List<Told> told = new ArrayList<>();
    boolean changed = false;
    for (StoredOrder stored : dossier.orders()) {
      Scope scope = scopes.apply(stored);
      List<LabResult> results = new ArrayList<>();
      Renamed renamed = Renamed.of(stored, before);
      for (Told gone : renamed.gone()) {
        Optional<LabResult> last = renamed.last(gone, scope);
        if (last.isPresent()) {
          results.add(last.get());
          told.add(new Told(gone.key(), last.get().status(), ResultDigest.of(last.get())));
          changed = true;
        }
      }
      for (LabResult result : stored.order().results()) {
        Told.Key key = new Told.Key(stored.reportId(), result.key());
        Optional<Told> known = Optional.ofNullable(before.get(key)).or(() -> renamed.told(result));
        Optional<LabResult> now = now(result, known, scope);
        if (now.isPresent()) {
          Told next = new Told(key, now.get().status(), ResultDigest.of(now.get()));
          results.add(now.get().labelledWithSpecimen());
          told.add(next);
          changed |= known.isEmpty() || differs(known.get(), next);
        }
      }
      if (!results.isEmpty()) {
        orders.add(stored.order().withResults(results));
      }
    }
    return new NextVersion(orders, told, changed);
  }

  /** Its status may move from corrected to final on its own: the correction was told before. */
  private static boolean differs(Told known, Told next) {
    return !known.digest().equals(next.digest())
        || known.isWithdrawn() != next.isWithdrawn()
        || known.wasFinal() != next.wasFinal();
  }

  private static Optional<LabResult> now(LabResult result, Optional<Told> known, Scope scope) {
    boolean has = known.isPresent() && !known.get().isWithdrawn();
    boolean mayHave = scope == Scope.ALL || scope == Scope.KNOWN && known.isPresent();
    if (scope == Scope.HIDDEN && has && isReleasable(result) && isAsTold(result, known.get())) {
      return Optional.empty();
    }
    if (mayHave && isReleasable(result)) {
      return Optional.of(known.map(told -> since(told, result)).orElse(result));
    }
    return has ? Optional.of(withdrawn(result)) : Optional.empty();
  }

  static boolean isAsTold(LabResult result, Told told) {
    return told.digest().equals(ResultDigest.of(result));
  }

  private static LabResult since(Told told, LabResult result) {
    boolean corrected = told.isWithdrawn() || told.wasFinal() && !isAsTold(result, told);
    return corrected && result.status() == ResultStatus.FINAL
        ? result.withStatus(ResultStatus.CORRECTED)
        : result;
  }

  static boolean isReleasable(LabResult result) {
    return switch (result.status()) {
      case FINAL, CORRECTED, PRELIMINARY, PARTIAL, UNOBTAINABLE -> true;
      default -> false;
    };
  }

  /** Which result it was, and nothing that it said. */
  static LabResult withdrawn(LabResult result) {
    return new LabResult(
        result.coding(),
        result.subId(),
        ResultStatus.DELETED,
        LabResult.Measure.ABSENT,
        Optional.empty(),
        "",
        result.observedAt(),
        false,
        "",
        "",
        result.lines(),
        Optional.empty(),
        result.isolate(),
        result.moment(),
        result.measuredIn(),
        result.specimen(),
        result.places());
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "NextVersion[…]";
  }
}
