package org.estuaire.identity.feed.pam;

import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.exchange.Places;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Segment;
import org.estuaire.identity.feed.IdentityField;

/**
 * Where a message says it: {@code PID-8}.
 *
 * @param lines of the first segment of each name
 */
record SegmentPlaces(Map<String, Long> lines) implements Places<IdentityField> {

  static SegmentPlaces of(Hl7Message message) {
    return new SegmentPlaces(
        message.segments().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Segment::name, Segment::line, (first, later) -> first)));
  }

  @Override
  public String name(IdentityField field) {
    return switch (field) {
      case EVENT, ROLE -> "MSH-9";
      case EVENT_TIME -> lines.containsKey("EVN") ? "EVN-2" : "MSH-7";
      case LOCAL_ID, INS, INS_AUTHORITY, NIR -> "PID-3";
      case OTHER_ID -> lines.containsKey("MRG") ? "MRG-1" : "PID-3";
      case BIRTH_NAME, GIVEN_NAME, GIVEN_NAMES, USED_NAME -> "PID-5";
      case BIRTH_DATE -> "PID-7";
      case BIRTH_PLACE -> "PID-11";
      case DEATH_DATE -> "PID-29";
      case STATUS, ATTRIBUTES -> "PID-32";
    };
  }

  @Override
  public long line(IdentityField field) {
    String name = name(field);
    return lines.getOrDefault(name.substring(0, name.indexOf('-')), 0L);
  }

  /** Without the content: it came with a patient. */
  @Override
  public String toString() {
    return "SegmentPlaces[…]";
  }
}
