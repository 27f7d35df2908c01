package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.person.Sex;

/** Those of one INS are asked by their kinds, and answer as if each had been asked. */
class PeersTest {

  private static final long NOBODY = -1;

  /** An identity of a few sorts, its person, and whether it leaves again. */
  private record One(SourceIdentity identity, UUID person, boolean leaves) {}

  @Property(tries = 300)
  void kindsAnswerAsAScanOfAllWould(
      @ForAll @Size(max = 60) List<@IntRange(max = 255) Integer> sorts,
      @ForAll @IntRange(max = 60) int butFor) {
    Peers peers = new Peers();
    List<One> left = new ArrayList<>();
    for (int id = 0; id < sorts.size(); id++) {
      One one = one(id, sorts.get(id));
      peers.add(one.identity(), one.person());
      if (one.leaves()) {
        peers.remove(one.identity(), one.person());
      } else {
        left.add(one);
      }
    }
    for (Predicate<Peers.Kind> wanted : questions()) {
      List<Long> scanned = scan(left, wanted, butFor);
      assertThat(peers.first(wanted, butFor, 5)).isEqualTo(scanned.stream().limit(5).toList());
      assertThat(peers.first(wanted, butFor)).isEqualTo(scanned.stream().findFirst());
    }
    assertThat(peers.persons())
        .containsExactlyInAnyOrderElementsOf(left.stream().map(One::person).distinct().toList());
  }

  @Property(tries = 5)
  void ofAThousandAlikeThereIsOneKindToCompareWith(@ForAll @IntRange(max = 255) int sort) {
    Peers peers = new Peers();
    for (int id = 0; id < 3 * Peers.MOST; id++) {
      peers.add(one(id, sort).identity(), one(id, sort).person());
    }
    assertThat(peers.kinds()).hasSize(1);
    assertThat(peers.all()).hasSizeBetween(Peers.MOST_OF_RECORDS, Peers.MOST);
    assertThat(peers.first(kind -> true, NOBODY)).contains(0L);
  }

  private static List<Predicate<Peers.Kind>> questions() {
    return List.of(
        kind -> true,
        kind -> kind.stated() && kind.domain().equals("A"),
        kind -> !kind.namesARecord(),
        kind -> kind.person().equals(new UUID(0, 1)),
        kind -> kind.ins().isPresent(),
        kind ->
            !kind.strict()
                .contradictions(Profile.of(Said.lab("x", Said.AMELIE).in(1, 1).claim()).strict())
                .isEmpty());
  }

  private static List<Long> scan(List<One> all, Predicate<Peers.Kind> wanted, long butFor) {
    return all.stream()
        .filter(one -> one.identity().id() != butFor)
        .filter(one -> wanted.test(Peers.Kind.of(one.identity(), one.person())))
        .map(one -> one.identity().id())
        .toList();
  }

  private static One one(long id, int sort) {
    String localId = ((sort & 1) == 0 ? "" : "report:") + id;
    Said said = Said.lab(localId, (sort & 2) == 0 ? Said.AMELIE : Said.AMELIE.withNir("1"));
    Said named =
        (sort & 4) == 0
            ? said
            : Said.lab(localId, Said.strict("KERVOAL", "ARMELLE", "1961-04-17", Sex.FEMALE));
    Said bearing = (sort & 8) == 0 ? named.ins(Said.AMELIE_INS) : named;
    SourceIdentity identity =
        new SourceIdentity(
            id,
            "someone",
            new LocalKey((sort & 16) == 0 ? "A" : "B", localId),
            Profile.of(bearing.in(1, 1).claim()),
            (sort & 32) == 0 ? Optional.empty() : Optional.of(Instant.EPOCH),
            1,
            new Origin(1, 1),
            new Origin(1, 1));
    return new One(identity, new UUID(0, (sort >> 6) & 1), (sort & 128) != 0);
  }
}
