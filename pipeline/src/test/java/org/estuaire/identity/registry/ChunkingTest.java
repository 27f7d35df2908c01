package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.registry.Said.strict;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.estuaire.identity.IdentityResolver.Statement;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** How records fall into chunks changes nothing. */
class ChunkingTest {

  /** Everything that matters of a registry, without its numbers. */
  private static final String PICTURE =
      """
      SELECT s.domain || '|' || s.local_id || '|' || p.person_id || '|' || s.version || '|'
        || s.birth_name || s.first_given_name || coalesce(s.birth_date::text, '') || s.sex
        || coalesce(s.ins, '') || s.status || s.nir || s.phone || coalesce(s.stated_at::text, '')
        || l.rule || s.last_delivery_id
      FROM identity.source_identity s
        JOIN identity.person_of_source p ON p.source_identity_id = s.id
        JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
      UNION ALL
      SELECT 'review ' || kind || domain || local_id || (
        SELECT string_agg(delivery_id || ' ' || held, ',' ORDER BY delivery_id)
        FROM identity.review_record r WHERE r.review_item_id = i.id)
      FROM identity.review_item i
      UNION ALL
      SELECT 'history ' || domain || local_id || version || birth_name
        || replaced_by_delivery_id FROM identity.source_identity_history
      ORDER BY 1
      """;

  @RepeatedTest(3)
  void anyChunkingOfTheSameSequenceGivesTheSamePersonsLinksAndDoubts(RepetitionInfo repetition)
      throws Exception {
    List<Statement> sequence = sequence(new Random(repetition.getCurrentRepetition()), 120);
    List<String> oneByOne = picture(sequence, 1);
    assertThat(picture(sequence, 7)).isEqualTo(oneByOne);
    assertThat(picture(sequence, 120)).isEqualTo(oneByOne);
    assertThat(oneByOne).anyMatch(line -> line.startsWith("review COLLISION"));
  }

  private static List<String> picture(List<Statement> sequence, int chunk) throws Exception {
    Registry registry = new Registry();
    for (int from = 0; from < sequence.size(); from += chunk) {
      registry.resolve(sequence.subList(from, Math.min(from + chunk, sequence.size())));
    }
    return registry.all(PICTURE);
  }

  /** Few names, dates, numbers and identifiers, so that they meet in every way. */
  private static List<Statement> sequence(Random random, int size) {
    List<Statement> sequence = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      sequence.add(said(random).in(i, 1));
    }
    return sequence;
  }

  private static Said said(Random random) {
    Traits traits =
        strict(
                pick(random, "KERVOAL", "KERVOAL", "L'ESTRAN", "L ESTRAN", "SANSNOM"),
                pick(random, "AMELIE", "AMELIE", "LUC"),
                pick(random, "1961-04-17", "1961-04-17", "1961-12-31", "2012-05-05"),
                random.nextInt(4) == 0 ? Sex.UNKNOWN : Sex.FEMALE)
            .withNir(pick(random, "", "", "1590138999077", "2610438999012"))
            .withContact("", "", "", pick(random, "", "0499001122"));
    String localId = pick(random, "1", "2", "3", "4", "report:5", "report:6");
    Said said =
        switch (random.nextInt(5)) {
          case 0 -> Said.lab(localId, traits);
          case 1 -> Said.otherLab(localId, traits);
          case 2 -> Said.council(localId, traits);
          case 3 -> Said.hospital(localId, traits);
          default -> Said.server(localId, traits);
        };
    return trusted(said, random).at("2026-03-0" + (1 + random.nextInt(9)) + "T08:00:00.123456789Z");
  }

  private static Said trusted(Said said, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> said.ins(Said.AMELIE_INS);
      case 1 -> said.ins(Said.OTHER_INS);
      case 2 -> said.attributes("DOUT");
      case 3, 4 -> said.status(IdentityStatus.VALIDATED);
      default -> said;
    };
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
