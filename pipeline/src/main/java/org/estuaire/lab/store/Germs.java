package org.estuaire.lab.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.lab.store.ResultTable.Key;

/**
 * What becomes of an antibiogram when its micro-organism is withdrawn: it becomes invalid with it,
 * in whatever order the messages arrive, until the laboratory states it again.
 */
final class Germs {

  private final ResultLives lives;

  /** The results of one order that are about micro-organisms, and those that may name them. */
  private static final class Culture {
    private final Map<String, List<Key>> about = new HashMap<>(4);
    private final List<Key> others = new ArrayList<>();
    private long sourceIdentityId;
  }

  Germs(ResultLives lives) {
    this.lives = lives;
  }

  void withdrawWhatIsAboutWithdrawn() {
    for (Culture culture : touchedCultures()) {
      culture.about.forEach(
          (isolate, keys) ->
              withdrawal(culture, isolate)
                  .ifPresent(stamp -> keys.forEach(key -> withdraw(culture, key, stamp))));
    }
  }

  private Iterable<Culture> touchedCultures() {
    Map<Long, Culture> cultures = new HashMap<>();
    Set<Long> withIsolates = new HashSet<>();
    Set<Key> keys = lives.keys();
    for (Key key : keys) {
      if (!key.result().isolate().isEmpty()) {
        withIsolates.add(key.reportId());
      }
    }
    lives.touched().stream()
        .filter(key -> withIsolates.contains(key.reportId()))
        .forEach(
            key ->
                cultures.computeIfAbsent(key.reportId(), id -> new Culture()).sourceIdentityId =
                    requireNonNull(lives.all().get(key)).sourceIdentityId());
    for (Key key : keys) {
      Culture culture = cultures.get(key.reportId());
      if (culture != null && key.result().isolate().isEmpty()) {
        culture.others.add(key);
      } else if (culture != null) {
        culture.about.computeIfAbsent(key.result().isolate(), i -> new ArrayList<>()).add(key);
      }
    }
    return cultures.values();
  }

  /** When the result that names the isolate was withdrawn last. */
  private Optional<Stamp> withdrawal(Culture culture, String isolate) {
    return culture.others.stream()
        .filter(key -> key.result().subId().equals(isolate))
        .map(key -> lives.life(key, culture.sourceIdentityId).versions())
        .filter(life -> life.sent().stream().anyMatch(ResultVersion::namesSomething))
        .flatMap(life -> life.sent().stream())
        .filter(ResultVersion::isWithdrawal)
        .map(ResultVersion::stamp)
        .max(Comparator.naturalOrder());
  }

  private void withdraw(Culture culture, Key key, Stamp stamp) {
    ResultLife life = lives.life(key, culture.sourceIdentityId).versions();
    life.current()
        .filter(current -> !current.isWithdrawal() && current.stamp().compareTo(stamp) < 0)
        .ifPresent(current -> life.add(current.withdrawnBy(stamp)));
  }
}
