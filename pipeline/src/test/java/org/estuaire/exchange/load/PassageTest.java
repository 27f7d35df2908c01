package org.estuaire.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.AgreedSeverities;
import org.estuaire.exchange.AgreedSeverities.Consequence;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.person.Claim;
import org.junit.jupiter.api.Test;

class PassageTest {

  private static final Finding SEEN_BY_THE_LOADER = Finding.of(DeliveryFinding.UNKNOWN_FORMAT);

  private record Row() implements LaneRecord {
    @Override
    public String key() {
      return "1";
    }

    @Override
    public Claim claim() {
      throw new IllegalStateException("nobody is looked for");
    }
  }

  @Test
  void whatTheLoaderFindsIsToldUnlessItsSenderAgreedOtherwise() throws PartsLost {
    assertThat(told(AgreedSeverities.NONE)).containsExactly(SEEN_BY_THE_LOADER);
    assertThat(told(agreed(Consequence.TELL))).containsExactly(SEEN_BY_THE_LOADER);
    assertThat(told(agreed(Consequence.OFF))).isEmpty();
  }

  private static AgreedSeverities agreed(Consequence consequence) {
    return new AgreedSeverities(Map.of(SEEN_BY_THE_LOADER.code().code(), consequence));
  }

  private static List<Finding> told(AgreedSeverities agreed) throws PartsLost {
    Partner council =
        Partner.named("cd-38", Partner.Kind.COUNCIL, LaneName.SOCIAL).withSeverities(agreed);
    PendingDelivery delivery =
        new PendingDelivery(
            1,
            council,
            "ab",
            "apa",
            "apa-csv",
            Instant.EPOCH,
            new Reading(StandardCharsets.UTF_8, Map.of()),
            1,
            0,
            0);
    Passage<Row> passage =
        new Passage<>(
            LaneName.SOCIAL,
            new PreparedRecord<>(
                delivery,
                new RawRecord(new Place(1, 2, 0, 0), new byte[0]),
                Optional.empty(),
                new Outcome.Accepted<>(new Row(), List.of())));
    passage.loaded(Loader.LoadResult.LOADED.and(List.of(SEEN_BY_THE_LOADER)));
    return passage.judged().verdict().findings();
  }
}
