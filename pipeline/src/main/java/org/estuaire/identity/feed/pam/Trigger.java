package org.estuaire.identity.feed.pam;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.identity.EventKind;

/**
 * What an event of table 0003 means to this lane (PAM.FR 2.11.1).
 *
 * @param code for example {@code A28}
 */
record Trigger(String code, Meaning meaning) {

  enum Meaning {
    CREATE(EventKind.CREATE),
    UPDATE(EventKind.UPDATE),
    MERGE(EventKind.MERGE),
    ID_CHANGE(EventKind.ID_CHANGE),
    LINK(EventKind.LINK),
    UNLINK(EventKind.UNLINK),
    DEACTIVATE(EventKind.DEACTIVATE),
    /** A movement of the patient: who it is about is an update of the identity. */
    MOVEMENT(EventKind.UPDATE),
    /** Not used in France for identities, understood all the same. */
    EXCLUDED(EventKind.UPDATE),
    /** Dossiers and visits change hands, or another merge than A40: nothing for this lane. */
    FOREIGN(EventKind.UPDATE);

    private final EventKind kind;

    Meaning(EventKind kind) {
      this.kind = kind;
    }

    EventKind kind() {
      return kind;
    }
  }

  private static final Map<String, Meaning> IDENTITY =
      Map.of(
          "A28", Meaning.CREATE,
          "A31", Meaning.UPDATE,
          "A40", Meaning.MERGE,
          "A47", Meaning.ID_CHANGE,
          "A24", Meaning.LINK,
          "A37", Meaning.UNLINK,
          "A29", Meaning.DEACTIVATE,
          "A08", Meaning.EXCLUDED);

  /**
   * Swaps of beds, merges of the time before A40, changes of account or visit numbers, queries:
   * they name two patients, or none.
   */
  private static final Set<String> FOREIGN =
      Set.of(
          "A17", "A18", "A19", "A20", "A30", "A34", "A35", "A36", "A39", "A41", "A42", "A43", "A44",
          "A45", "A46", "A48", "A49", "A50", "A51");

  /**
   * The event of a message: MSH-9.2, or MSH-9.3 or EVN-1 where a sender repeats the type ({@code
   * ADT^ADT^A28}).
   */
  static Optional<Trigger> of(Hl7Message message) {
    Repetition type = message.header().first(9);
    String ofEvn = message.first("EVN").map(evn -> evn.value(1)).orElse("");
    return Stream.of(type.component(2), type.component(3), ofEvn)
        .filter(code -> code.matches("[AZ][0-9]{2}"))
        .findFirst()
        .map(code -> new Trigger(code, meaning(code)));
  }

  private static Meaning meaning(String code) {
    return FOREIGN.contains(code) ? Meaning.FOREIGN : IDENTITY.getOrDefault(code, Meaning.MOVEMENT);
  }
}
