package org.estuaire.lab.hl7;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of who may see its orders: flags ({@link MetadataFlag}), ORC-28, TXA-18 and
 * the recipients that PRT names. Flags of a group that carries a document are said of that group;
 * any others of the whole message. What can't be made out restricts, and is reported.
 */
final class StatedVisibility {

  private static final int VALUE = 5;
  private static final int STATUS = 11;
  private static final int PARTICIPATION = 4;
  private static final int PROFILE = 21;
  private static final int ORC_CONFIDENTIALITY = 28;
  private static final int TXA_CONFIDENTIALITY = 18;
  private static final Set<Mask> DEMANDED =
      EnumSet.of(Mask.PROFESSIONALS, Mask.PATIENT, Mask.REPRESENTATIVES, Mask.SECRET);

  private final Remarks remarks;
  private final boolean demanded;
  private final List<Part> parts = new ArrayList<>();
  private final Part whole;
  private final Set<String> recipients = new TreeSet<>();
  private Part current;
  private @Nullable Segment orc;

  private StatedVisibility(Hl7Message message, boolean demanded, Remarks remarks) {
    this.remarks = remarks;
    this.demanded = demanded;
    this.whole = new Part(message.header());
    this.current = whole;
  }

  /**
   * Reads a message.
   *
   * @param demanded whether it has to state every mask
   */
  static StatedVisibility of(Hl7Message message, boolean demanded, Remarks remarks) {
    StatedVisibility stated = new StatedVisibility(message, demanded, remarks);
    message.segments().forEach(stated::take);
    stated.check(message.header());
    return stated;
  }

  /** An order of the message, or the message itself, with what is said of it. */
  private static final class Part {
    final Segment head;
    final Map<Mask, Word> words = new EnumMap<>(Mask.class);
    boolean document;
    boolean changesOnly;
    boolean addressed;
    VisibilityStatement level = VisibilityStatement.SILENT;

    Part(Segment head) {
      this.head = head;
    }

    VisibilityStatement said() {
      return level.and(VisibilityStatement.of(words));
    }
  }

  /** What is said of an order, by its OBR or TXA. */
  VisibilityStatement of(Segment order) {
    VisibilityStatement said = whole.said().and(VisibilityStatement.to(recipients));
    for (Part part : parts) {
      if (part.head == order) {
        said = said.and(part.said());
      } else if (!part.document) {
        said = said.and(VisibilityStatement.of(part.words));
      }
    }
    return said.and(completeness(said));
  }

  /** Whether an order only changes who may see one that is known. */
  boolean changesOnlyVisibility(Segment order) {
    return whole.changesOnly
        || parts.stream()
            .anyMatch(part -> part.changesOnly && (part.head == order || !part.document));
  }

  private VisibilityStatement completeness(VisibilityStatement said) {
    Map<Mask, Word> words = new EnumMap<>(Mask.class);
    for (Mask mask : DEMANDED) {
      if (demanded && !said.masks().containsKey(mask)) {
        words.put(mask, Word.MISSING);
      }
    }
    boolean clear =
        said.masks().keySet().containsAll(DEMANDED)
            && !said.masks().containsKey(Mask.UNDECIDED)
            && !said.masks().containsValue(Word.UNCLEAR);
    if (clear) {
      words.put(Mask.UNDECIDED, Word.LIFTED);
    }
    return VisibilityStatement.of(words);
  }

  private void take(Segment segment) {
    switch (segment.name()) {
      case "ORC":
        orc = segment;
        current = whole;
        break;
      case "OBR":
      case "TXA":
        begin(segment);
        break;
      case "OBX":
        MetadataFlag.of(segment)
            .ifPresentOrElse(
                flag -> take(flag, segment),
                () -> current.document |= ValueReader.isDocument(segment));
        break;
      case "PRT":
        recipient(segment);
        break;
      default:
    }
  }

  /** An ORC speaks of every order that follows, until the next ORC. */
  private void begin(Segment head) {
    current = new Part(head);
    parts.add(current);
    if (orc != null) {
      confidentiality(orc, ORC_CONFIDENTIALITY);
    }
    if (head.name().equals("TXA")) {
      confidentiality(head, TXA_CONFIDENTIALITY);
    }
  }

  /** Tables 0177 and 0272: usual control, restricted, very restricted. */
  private void confidentiality(Segment segment, int field) {
    String code = segment.value(field).toUpperCase(Locale.ROOT);
    if (!code.isEmpty()) {
      Confidentiality level =
          Confidentiality.ofCode(code)
              .orElseGet(
                  () -> {
                    remarks.add(Hl7Finding.CONFIDENTIALITY_UNKNOWN, segment, field, code);
                    return Confidentiality.RESTRICTED;
                  });
      current.level = current.level.and(VisibilityStatement.of(level));
    }
  }

  private void take(MetadataFlag flag, Segment obx) {
    if (flag == MetadataFlag.UNKNOWN) {
      remarks.add(Hl7Finding.FLAG_UNKNOWN, obx, 3, obx.first(3).componentOr(1, 2));
      current.words.put(Mask.UNDECIDED, Word.PUT);
      return;
    }
    if (!flag.isSpeltAsPublished(obx)) {
      remarks.add(Hl7Finding.FLAG_SPELLING, obx, 3, obx.value(3), flag.name());
    }
    boolean text = flag == MetadataFlag.CORPSMAIL_PS || flag == MetadataFlag.CORPSMAIL_PATIENT;
    if (!text) {
      Word word = word(flag, obx);
      if (word == Word.UNCLEAR) {
        String value = obx.value(VALUE) + (isFinal(obx) ? "" : " / " + obx.value(STATUS));
        remarks.add(Hl7Finding.FLAG_UNCLEAR, obx, VALUE, value, flag.name());
      }
      flag.mask().ifPresent(mask -> put(mask, word, obx));
      // Values would be lost if an unclear word were obeyed.
      current.changesOnly |= flag == MetadataFlag.MODIF_CONF_CODE && word == Word.PUT;
      current.addressed |= flag == MetadataFlag.DESTMSSANTEPS && word == Word.PUT;
    }
  }

  private void put(Mask mask, Word word, Segment obx) {
    Word other = current.words.get(mask);
    if (other != null && other != word) {
      remarks.add(Hl7Finding.FLAG_TWICE, obx, VALUE, obx.value(VALUE), mask.code());
    }
    current.words.merge(mask, word, (one, two) -> one.compareTo(two) >= 0 ? one : two);
  }

  /** Of repetitions that differ the strictest hides; it does not tell what to do. */
  private Word word(MetadataFlag flag, Segment obx) {
    if (!isFinal(obx)) {
      return Word.UNCLEAR;
    }
    SortedSet<Word> words = new TreeSet<>();
    obx.repetitions(VALUE).forEach(value -> words.add(word(value.component(1))));
    if (words.size() > 1) {
      remarks.add(Hl7Finding.FLAG_TWICE, obx, VALUE, obx.value(VALUE), flag.name());
    }
    boolean decided = words.size() == 1 || !words.isEmpty() && flag.mask().isPresent();
    return decided ? words.last() : Word.UNCLEAR;
  }

  private static Word word(String value) {
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "Y" -> Word.PUT;
      case "N" -> Word.LIFTED;
      default -> Word.UNCLEAR;
    };
  }

  private static boolean isFinal(Segment obx) {
    return obx.value(STATUS).equalsIgnoreCase("F");
  }

  private void recipient(Segment prt) {
    if (prt.value(PARTICIPATION).equals("RCT")) {
      recipients.addAll(NamedRecipient.numbers(prt));
    }
  }

  private void check(Segment header) {
    Set<String> told = new HashSet<>();
    for (Part part : parts) {
      VisibilityStatement said = of(part.head);
      said.masks()
          .forEach(
              (mask, word) -> {
                if (word == Word.MISSING) {
                  told.add(mask.code());
                }
              });
      boolean addressed = !recipients.isEmpty() || part.addressed || whole.addressed;
      if (said.masks().get(Mask.PROFESSIONALS) == Word.PUT && addressed) {
        remarks.add(Hl7Finding.MASKED_BUT_ADDRESSED, part.head, 0, "");
      }
    }
    if (!told.isEmpty()) {
      String names = String.join(", ", new TreeSet<>(told));
      remarks.add(Hl7Finding.FLAG_MISSING, header, PROFILE, header.value(PROFILE), names);
    }
  }
}
